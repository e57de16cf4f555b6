package org.clearkiosk.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clearkiosk.server.clearing.Answer;
import org.jspecify.annotations.Nullable;

/**
 * From a request's message to an act, and from the act's answer back. No thread waits for an act
 * that another thread does.
 */
final class Exchanges {
  private final Executor threads;
  private final Duration within;

  /**
   * @param threads write the answers: the writer's thread must not wait for a slow network
   * @param within how long an act may take; after that the answer is that the server is busy, and
   *     nobody knows whether the act will be done
   */
  Exchanges(Executor threads, Duration within) {
    this.threads = threads;
    this.within = within;
  }

  /** Reads a message, and writes the act's answer with a status of its own, or its refusal. */
  <M, T> void withBody(
      Context context,
      String mediaType,
      Class<M> type,
      Function<M, CompletableFuture<Answer<T>>> act,
      int status)
      throws IOException {
    Answer<Requests.Body<M>> body = Requests.body(context, mediaType, type);
    if (body instanceof Answer.Given<Requests.Body<M>> given) {
      answer(
          context,
          act.apply(given.value().message()),
          answer -> Replies.send(context, status, answer));
    } else {
      Replies.send(context, status, body);
    }
  }

  /** Writes what an act answers: at once where it is done, and otherwise once it is. */
  <T> void answer(Context context, CompletableFuture<Answer<T>> act, Consumer<Answer<T>> reply) {
    BiFunction<Answer<T>, @Nullable Throwable, Object> write =
        (answer, failure) -> {
          if (failure == null) {
            reply.accept(answer);
          } else {
            Replies.failure(context, failure);
          }
          return context;
        };
    if (act.isDone()) {
      act.handle(write).join();
      return;
    }
    // a copy: the act itself goes on, and what waits for it
    context.future(
        () ->
            act.copy()
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(write, threads));
  }
}
