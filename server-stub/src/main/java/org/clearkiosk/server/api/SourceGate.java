package org.clearkiosk.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Optional;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.store.SourceIdentity;

/** Lets only source systems through that show a token (RFC 6750), each at its pace. */
final class SourceGate {
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 128;
  private static final int UNAUTHORIZED = 401;

  private final SourceActs acts;

  SourceGate(SourceActs acts) {
    this.acts = acts;
  }

  /** A request of a source system that has shown who it is. */
  @FunctionalInterface
  interface SourceHandler {
    void handle(Context context, SourceIdentity source) throws IOException;
  }

  /** Handles what source systems ask, and refuses everyone else, before a body is looked at. */
  Handler source(SourceHandler handler) {
    return context -> {
      String address = CallerNetwork.of(context);
      Answer<SourceIdentity> source = acts.recognition().of(address, token(context));
      if (source instanceof Answer.Given<SourceIdentity> given) {
        Requests.setSource(context, given.value());
        Optional<Refusal> tooFast = acts.pace().count(given.value());
        if (tooFast.isPresent()) {
          Replies.problem(context, ProblemTexts.problem(tooFast.get()));
        } else {
          handler.handle(context, given.value());
        }
      } else {
        Replies.send(context, 0, source);
        if (context.statusCode() == UNAUTHORIZED) {
          context.header("WWW-Authenticate", "Bearer");
        }
      }
    };
  }

  /** The token; empty where none is shown. */
  private static String token(Context context) {
    String header = context.header("Authorization");
    return header != null
            && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && header.length() <= BEARER.length() + LONGEST_TOKEN
        ? header.substring(BEARER.length()).strip()
        : "";
  }
}
