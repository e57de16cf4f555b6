package org.clearkiosk.server.sources;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells a campus's events to a system that asks for them, in order, from where it stopped. That it
 * was told is noted before it is.
 */
public final class ReadFeed {
  /** How many events are told at once at most. */
  public static final int MOST = 500;

  private final Jdbi reading;
  private final GroupCommit writer;

  ReadFeed(Jdbi reading, GroupCommit writer) {
    this.reading = reading;
    this.writer = writer;
  }

  /**
   * Some events.
   *
   * @param events in their order
   * @param next from where to ask on: the position of the last, or what was asked for where none is
   */
  public record Page(List<OutgoingEvent> events, long next) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /**
   * Tells what comes after a position.
   *
   * @param after the last position that the system knows, 0 or more; 0 for none
   * @param limit how many at most, 1 to {@value #MOST}
   */
  public CompletableFuture<Answer<Page>> read(SourceIdentity source, long after, int limit) {
    if (!source.scopes().contains(SourceScope.FEED_READ)) {
      return CompletableFuture.completedFuture(Answer.refused(Refusal.of(ProblemType.NOT_ALLOWED)));
    }
    List<Outgoing.Entry> entries =
        reading.withHandle(handle -> Outgoing.after(handle, source.campus(), after, limit));
    if (entries.isEmpty() && after > last(source)) {
      // positions that the reader has seen would be given to other events
      return CompletableFuture.completedFuture(
          Answer.refused(Refusal.of(ProblemType.FEED_POSITION_UNKNOWN)));
    }
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(Answer.given(new Page(List.of(), after)));
    }
    long last = entries.get(entries.size() - 1).position();
    Page page = new Page(entries.stream().map(Outgoing.Entry::event).toList(), last);
    AuditEvent told =
        AuditEvent.of(
            source.campus(),
            Actor.source(source.token()),
            AuditAction.FEED_READ,
            Map.of("after", after, "last", last, "events", entries.size()));
    return writer.submit(
        Orders.source(source),
        (handle, trail) -> {
          trail.note(told);
          return Answer.given(page);
        });
  }

  private long last(SourceIdentity source) {
    return reading.withHandle(handle -> Outgoing.last(handle, source.campus()));
  }
}
