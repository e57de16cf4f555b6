package org.clearkiosk.kiosk.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the server.
 *
 * @param <T> what a good answer carries
 */
public sealed interface Answer<T> {

  /** One of two cases. */
  default <R> R fold(Function<? super T, R> good, Function<Failure, R> failed) {
    return this instanceof Ok<T> ok
        ? good.apply(ok.value())
        : failed.apply(((NoAnswer<T>) this).failure());
  }

  /** Every answer but the good one. */
  sealed interface NoAnswer<T> extends Answer<T> {
    /** What the student is told. */
    Failure failure();
  }

  /** The good answer. */
  record Ok<T>(T value) implements Answer<T> {
    public Ok {
      Objects.requireNonNull(value, "value");
    }

    /** Leaves the value out: it may say something of a student. */
    @Override
    public String toString() {
      return "Ok[]";
    }
  }

  /**
   * The server understood and said no.
   *
   * @param status the HTTP status, 400 to 499
   * @param problem why
   */
  record Refused<T>(int status, Problem problem) implements NoAnswer<T> {
    /** The kind of problem; empty for one that this version does not know. */
    public Optional<ProblemType> type() {
      return ProblemType.of(problem);
    }

    @Override
    public Failure failure() {
      return new Failure(
          type().flatMap(ProblemType::code).orElse(FailureCode.SERVER_NONSENSE),
          atLeastNought(problem.triesLeft()),
          atLeastNought(problem.retryAfterSeconds()),
          problem.reasons() == null ? List.of() : problem.reasons(),
          problem.ticket());
    }

    private static int atLeastNought(@Nullable Integer number) {
      return number == null ? 0 : Math.max(0, number);
    }

    /** Says the kind alone: a problem may say something of a student. */
    @Override
    public String toString() {
      return "Refused[" + status + " " + type().map(Enum::name).orElse("unknown") + "]";
    }
  }

  /** No connection came about, or it broke before an answer began. */
  record Unreachable<T>() implements NoAnswer<T> {
    @Override
    public Failure failure() {
      return Failure.of(FailureCode.SERVER_UNREACHABLE);
    }
  }

  /** Connected, and no whole answer in time. */
  record TooSlow<T>() implements NoAnswer<T> {
    @Override
    public Failure failure() {
      return Failure.of(FailureCode.SERVER_SLOW);
    }
  }

  /** What came is not what the contract describes: garbled, cut off, too long, another shape. */
  record Nonsense<T>() implements NoAnswer<T> {
    @Override
    public Failure failure() {
      return Failure.of(FailureCode.SERVER_NONSENSE);
    }
  }

  /** The server's certificate is not one that the terminal trusts; nothing was sent. */
  record Untrusted<T>() implements NoAnswer<T> {
    @Override
    public Failure failure() {
      return Failure.of(FailureCode.SERVER_UNTRUSTED);
    }
  }

  /**
   * The server does not accept this terminal.
   *
   * @param code why, as far as it said
   */
  record Unauthorised<T>(FailureCode code) implements NoAnswer<T> {
    public Unauthorised {
      Objects.requireNonNull(code, "code");
    }

    @Override
    public Failure failure() {
      return Failure.of(code);
    }
  }

  /** The server failed (HTTP 5xx but 503). */
  record Failed<T>(int status) implements NoAnswer<T> {
    @Override
    public Failure failure() {
      return Failure.of(FailureCode.SERVER_FAILED);
    }
  }

  /**
   * The server has too much to do.
   *
   * @param retryAfterSeconds how long to leave it alone, 1 to 3600
   */
  record Busy<T>(int retryAfterSeconds) implements NoAnswer<T> {
    @Override
    public Failure failure() {
      return new Failure(FailureCode.SERVER_BUSY, 0, retryAfterSeconds, List.of(), null);
    }
  }
}
