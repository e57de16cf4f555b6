package org.clearkiosk.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigInteger;
import java.util.OptionalLong;
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
  private static final int MOST_DIGITS = 19;

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
    OptionalLong after = number(context, "after", 0, Long.MAX_VALUE, 0);
    OptionalLong limit = number(context, "limit", 1, ReadFeed.MOST, USUAL);
    if (after.isEmpty()) {
      Replies.problem(context, ProblemTexts.malformed("after: a position, 0 or more"));
    } else if (limit.isEmpty()) {
      Replies.problem(context, ProblemTexts.malformed("limit: 1 to " + ReadFeed.MOST));
    } else {
      read(context, source, after.getAsLong(), (int) limit.getAsLong());
    }
  }

  private void read(Context context, SourceIdentity source, long after, int limit) {
    exchanges.answer(
        context,
        acts.readFeed().read(source, after, limit),
        answer -> {
          if (answer instanceof Answer.Given<ReadFeed.Page> page) {
            context.header(
                "Link",
                "<%s?after=%d&limit=%d>; rel=\"next\"".formatted(PATH, page.value().next(), limit));
            Replies.value(context, OutgoingEvent.BATCH_MEDIA_TYPE, page.value().events());
          } else {
            Replies.send(context, OK, answer);
          }
        });
  }

  /** A number of the query; empty where what is there is none, or is out of its range. */
  private static OptionalLong number(
      Context context, String name, long least, long most, long otherwise) {
    String text = context.queryParam(name);
    if (text == null) {
      return OptionalLong.of(otherwise);
    }
    if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return OptionalLong.empty();
    }
    BigInteger number = new BigInteger(text);
    return number.compareTo(BigInteger.valueOf(least)) >= 0
            && number.compareTo(BigInteger.valueOf(most)) <= 0
        ? OptionalLong.of(number.longValueExact())
        : OptionalLong.empty();
  }
}
