package org.clearkiosk.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.sources.ReadFeed;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.store.SourceIdentity;

/** Completions for those who ask for them; {@code docs/events-out.md} tells them how. */
final class FeedRoutes {
  private static final String PATH = "/v1/feed";
  private static final int USUAL = 100;
  private static final int OK = 200;
  private static final long UNREADABLE = -1;

  private final SourceActs acts;
  private final SourceGate gate;
  private final Exchanges exchanges;

  FeedRoutes(SourceActs acts, SourceGate gate, Exchanges exchanges) {
    this.acts = acts;
    this.gate = gate;
    this.exchanges = exchanges;
  }

  void add(RoutesConfig routes) {
    routes.get(PATH, gate.source(this::read));
  }

  private void read(Context context, SourceIdentity source) {
    long after = number(context, "after", 0, 19);
    long limit = number(context, "limit", USUAL, 3);
    context.future(
        () ->
            exchanges.finished(
                context,
                acts.readFeed().read(source, after, (int) limit),
                answer -> {
                  if (answer instanceof Answer.Given<ReadFeed.Page> page) {
                    context.header(
                        "Link",
                        "<%s?after=%d&limit=%d>; rel=\"next\""
                            .formatted(PATH, page.value().next(), limit));
                    Replies.value(context, OutgoingEvent.BATCH_MEDIA_TYPE, page.value().events());
                  } else {
                    Replies.send(context, OK, answer);
                  }
                }));
  }

  /** A number of the query, at most so many digits. */
  private static long number(Context context, String name, long otherwise, int digits) {
    String text = context.queryParam(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1," + digits + "}")) {
      return UNREADABLE;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return UNREADABLE;
    }
  }
}
