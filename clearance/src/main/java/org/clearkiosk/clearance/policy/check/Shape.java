package org.clearkiosk.clearance.policy.check;

/** What a part of the file has to look like, seen by itself. */
@FunctionalInterface
interface Shape {
  /** Adds what is wrong. */
  void check(Node node, Mistakes mistakes);
}
