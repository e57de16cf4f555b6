package org.clearkiosk.server.intake;

import java.util.List;
import java.util.Locale;

/** The lists that can be imported, in the order in which they are taken over. */
public enum FactsFile {
  /** Who there is. */
  STUDENTS("number"),
  /** The identity status that the college set (S1, S2). */
  STATUSES("student"),
  /** Which offices are done with whom (D1 … D10). */
  OFFICES("student office"),
  /** What is in the way (K3). */
  BLOCKERS("student source id"),
  /** The cards. */
  CARDS("number"),
  /** Balances, bank card and query password. */
  ACCOUNTS("student");

  private final String key;

  FactsFile(String key) {
    this.key = key;
  }

  /** The columns that tell one row from another. */
  List<String> key() {
    return List.of(key.split(" ", -1));
  }

  /** Its name in options and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The temporary table in which its rows wait. */
  String staged() {
    return "staged_" + word();
  }

  /** The column that names the student. */
  String studentColumn() {
    return this == STUDENTS ? "number" : "student";
  }
}
