package org.clearkiosk.kiosk.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.kiosk.flow.Answer;
import org.jspecify.annotations.Nullable;

/** Turns an HTTP response into an answer. Believes nothing of it. */
final class AnswerReader {
  private static final int LONGEST_RETRY_SECONDS = 3600;

  /** A lock may last for a day, and the student is told the truth of it. */
  private static final int LONGEST_LOCK_SECONDS = 86_400;

  private static final int USUAL_RETRY_SECONDS = 5;

  private AnswerReader() {}

  /** Makes the good answer of a body; null when the body is not one. */
  interface Body<T> {
    @Nullable T read(String text) throws Json.MalformedMessageException;
  }

  static <T> Answer<T> read(Response response, int expected, String mediaType, Body<T> body)
      throws IOException {
    @Nullable String text = text(response);
    if (text == null) {
      return new Answer.Nonsense<>();
    }
    int status = response.code();
    if (status == expected) {
      return good(response, mediaType, text, body);
    }
    if (status == 401) {
      return new Answer.Unauthorised<>(whyUnauthorised(response, text));
    }
    if (status == 503) {
      return new Answer.Busy<>(retryAfterOr(response, USUAL_RETRY_SECONDS, LONGEST_RETRY_SECONDS));
    }
    if (status >= 500) {
      return new Answer.Failed<>(status);
    }
    return refused(response, status, text);
  }

  private static <T> Answer<T> good(
      Response response, String mediaType, String text, Body<T> body) {
    if (!mediaType.isEmpty() && !is(response, mediaType)) {
      return new Answer.Nonsense<>();
    }
    try {
      @Nullable T value = body.read(text);
      return value == null ? new Answer.Nonsense<>() : new Answer.Ok<>(value);
    } catch (Json.MalformedMessageException e) {
      return new Answer.Nonsense<>();
    }
  }

  private static FailureCode whyUnauthorised(Response response, String text) {
    try {
      return is(response, Problem.MEDIA_TYPE)
          ? ProblemType.of(Json.read(text, Problem.class))
              .flatMap(ProblemType::code)
              .orElse(FailureCode.SERVER_REFUSES_TERMINAL)
          : FailureCode.SERVER_REFUSES_TERMINAL;
    } catch (Json.MalformedMessageException e) {
      return FailureCode.SERVER_REFUSES_TERMINAL;
    }
  }

  private static <T> Answer<T> refused(Response response, int status, String text) {
    @Nullable Problem problem = null;
    if (status >= 400 && is(response, Problem.MEDIA_TYPE)) {
      try {
        problem = Json.read(text, Problem.class);
      } catch (Json.MalformedMessageException e) {
        return new Answer.Nonsense<>();
      }
    }
    boolean named = problem != null && ProblemType.of(problem).isPresent();
    if (status == 429 && !named) {
      return new Answer.Busy<>(retryAfterOr(response, USUAL_RETRY_SECONDS, LONGEST_RETRY_SECONDS));
    }
    return problem == null
        ? new Answer.Nonsense<>()
        : new Answer.Refused<>(status, withRetryAfter(problem, response));
  }

  /** The header is what the standard knows; the member of the problem repeats it. */
  private static Problem withRetryAfter(Problem problem, Response response) {
    int told = problem.retryAfterSeconds() == null ? 0 : problem.retryAfterSeconds();
    int longest = longestWait(problem);
    return new Problem(
        problem.type(),
        problem.title(),
        problem.status(),
        problem.detail(),
        problem.code(),
        problem.triesLeft(),
        retryAfterOr(response, Math.min(Math.max(told, 0), longest), longest),
        problem.reasons(),
        problem.ticket(),
        problem.offices());
  }

  private static int longestWait(Problem problem) {
    return ProblemType.of(problem)
        .flatMap(ProblemType::code)
        .filter(FailureCode.PASSWORD_LOCKED::equals)
        .map(locked -> LONGEST_LOCK_SECONDS)
        .orElse(LONGEST_RETRY_SECONDS);
  }

  /** Retry-After (RFC 9110, section 10.2.3) in seconds; the form with a date is not used here. */
  private static int retryAfterOr(Response response, int otherwise, int longest) {
    @Nullable String header = response.header("Retry-After");
    if (header == null || !header.matches("[0-9]{1,9}")) {
      return otherwise;
    }
    return Math.min(Math.max(Integer.parseInt(header), 1), longest);
  }

  private static boolean is(Response response, String mediaType) {
    @Nullable String header = response.header("Content-Type");
    @Nullable MediaType type = header == null ? null : MediaType.parse(header);
    return type != null && mediaType.equals(type.type() + "/" + type.subtype());
  }

  /** The body; null when it is longer than any message, or no UTF-8. */
  private static @Nullable String text(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(Json.MAXIMUM_BYTES + 1L)) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(source.readByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
