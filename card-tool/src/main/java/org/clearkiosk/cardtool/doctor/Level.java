package org.clearkiosk.cardtool.doctor;

/** How much a finding matters. */
public enum Level {
  /** In order. */
  OK,
  /** Works, or does not matter here, and is worth knowing. */
  ATTENTION,
  /** Keeps a reader from working. */
  PROBLEM
}
