package org.clearkiosk.server.terminals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.tls.TerminalAuthority;

/** Takes what a terminal says of itself, and tells it when to renew its certificate. */
public final class TakeHeartbeat {
  /** A third of a certificate's life: time enough for whatever keeps a terminal from renewing. */
  static final Duration RENEWED_BEFORE_END = TerminalAuthority.LIFETIME.dividedBy(3);

  private final GroupCommit writer;
  private final InstantSource realTime;

  TakeHeartbeat(GroupCommit writer, InstantSource realTime) {
    this.writer = writer;
    this.realTime = realTime;
  }

  /** Takes a heartbeat. */
  public CompletableFuture<Answer<HeartbeatAnswer>> take(
      TerminalIdentity terminal, Heartbeat heartbeat) {
    Instant now = realTime.instant();
    long offset = heartbeat.clock().toInstant().toEpochMilli() - now.toEpochMilli();
    return writer.submit(
        Orders.terminal(terminal),
        handle -> {
          Heartbeats.keep(handle, terminal, heartbeat, offset, now);
          boolean renew =
              TerminalCertificates.expiry(handle, terminal)
                  .map(until -> !now.isBefore(until.minus(RENEWED_BEFORE_END)))
                  .orElse(false);
          return Answer.given(new HeartbeatAnswer(renew, offset));
        });
  }
}
