package org.clearkiosk.cardtool.doctor;

import java.util.List;

/** Looks at one thing that readers need. Changes nothing. */
@FunctionalInterface
interface Check {
  /** What it found; nothing where it does not apply. */
  List<Finding> examine(Machine machine);
}
