package org.clearkiosk.server.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.Failures;
import org.clearkiosk.server.store.GroupCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers, and problems where there is none (RFC 9457). */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final String JSON = "application/json";

  private Replies() {}

  /** Writes an answer with a status of its own, or its refusal. */
  static void send(Context context, int status, Answer<?> answer) {
    if (answer instanceof Answer.Given<?> given) {
      value(context, status, given.value());
    } else if (answer instanceof Answer.Refused<?> refused) {
      problem(context, ProblemTexts.problem(refused.refusal()));
    }
  }

  /** Writes a value. */
  static void value(Context context, int status, Object value) {
    stored(context, status, Json.write(value));
  }

  /** Writes a value that is there for everyone, as JSON of a media type of its own. */
  static void value(Context context, String mediaType, Object value) {
    context.contentType(mediaType).result(Json.write(value).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes JSON as it was stored. */
  static void stored(Context context, int status, String json) {
    context.status(status).contentType(JSON).result(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a problem. */
  static void problem(Context context, Problem problem) {
    if (problem.retryAfterSeconds() != null) {
      context.header("Retry-After", problem.retryAfterSeconds().toString());
    }
    context
        .status(problem.status())
        .contentType(Problem.MEDIA_TYPE)
        .result(Json.write(problem).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes what became of a request that failed. */
  static void failure(Context context, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (isBusy(cause)) {
      problem(context, ProblemTexts.problem(Refusal.busy()));
      return;
    }
    String id = Requests.id(context);
    LOG.error("request {} failed: {}", id, SafeTrace.of(cause));
    problem(context, ProblemTexts.internal(id));
  }

  private static boolean isBusy(Throwable cause) {
    return cause instanceof GroupCommit.BusyException
        || cause instanceof TimeoutException
        || Failures.passing(cause);
  }
}
