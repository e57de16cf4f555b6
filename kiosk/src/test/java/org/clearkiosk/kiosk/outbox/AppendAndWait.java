package org.clearkiosk.kiosk.outbox;

import java.nio.file.Path;

/** A process of its own: keeps confirmations one after the other, and says each as it is kept. */
final class AppendAndWait {
  private AppendAndWait() {}

  public static void main(String[] arguments) throws Exception {
    Outbox outbox = Outbox.open(Path.of(arguments[0]));
    while (true) {
      KeptConfirmation kept =
          outbox.append(
              OutboxTest.CONFIRMATION, new Numbering("07", 1), OutboxTest.TIME, OutboxTest.SOON);
      System.out.println(kept.sequence());
    }
  }
}
