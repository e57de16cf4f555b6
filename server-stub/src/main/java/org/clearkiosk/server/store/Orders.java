package org.clearkiosk.server.store;

import org.clearkiosk.clearance.model.CampusId;

/**
 * The order in which the parts of a batch are run, so that several processes lock the rows that
 * they share in one order: first cards, then sessions, then students, then what only one terminal
 * touches, then a feed's end, then subscribers, and last what only one token or address touches.
 *
 * <p>The day's last place in the hall's line stands outside it, see {@code docs/server-storage.md}.
 */
public final class Orders {
  private Orders() {}

  /** What counts tries with a card. */
  public static String card(CampusId campus, String number) {
    return "1 " + campus + " " + number;
  }

  /** What changes a session only. */
  public static String session(CampusId campus, String id) {
    return "2 " + campus + " " + id;
  }

  /** What changes what a student has done; the events of one student in their own order. */
  public static String student(CampusId campus, String number, String event) {
    return "3 " + campus + " " + number + " " + event;
  }

  /** What only one terminal touches: its challenges. */
  public static String terminal(TerminalIdentity terminal) {
    return "4 " + terminal.campus() + " " + terminal.number();
  }

  /** What gives positions in a campus's feed. */
  public static String feed(CampusId campus) {
    return "5 " + campus;
  }

  /** What a subscriber was told. */
  public static String webhook(CampusId campus, String id) {
    return "6 " + campus + " " + id;
  }

  /** What is kept of a source system's token. */
  public static String source(SourceIdentity source) {
    return "8 " + source.campus() + " " + source.token();
  }

  /** What counts wrong enrolment codes. */
  public static String enrolment(String source) {
    return "7 " + source;
  }
}
