package org.clearkiosk.server.clearing;

import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.TerminalIdentity;

/** Records students' confirmations through the one writer. */
public final class RecordCompletion {
  private final GroupCommit writer;
  private final CompletionLedger ledger;

  RecordCompletion(GroupCommit writer, CompletionLedger ledger) {
    this.writer = writer;
    this.ledger = ledger;
  }

  /**
   * Records an event.
   *
   * @param terminal the terminal that sent it
   * @param event the event
   * @param body the event as received
   * @return the receipt as JSON, once it is on the disk
   */
  public CompletableFuture<Answer<String>> record(
      TerminalIdentity terminal, CompletionEvent event, String body) {
    return writer.submit(
        Orders.student(terminal.campus(), event.subject(), event.id()),
        ledger,
        Delivery.of(terminal, event, body));
  }
}
