package org.clearkiosk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.clearkiosk.load.Answer;
import org.clearkiosk.load.Confirmation;
import org.clearkiosk.load.Reply;
import org.clearkiosk.load.Terminal;
import org.clearkiosk.load.Visit;

/** What terminals send, each on its own connection, one request after the other. */
final class Posts {
  private Posts() {}

  /** One request that has to succeed. */
  @FunctionalInterface
  interface Request {
    void send() throws IOException;
  }

  /** The confirmation of a visit, made now. */
  static Request confirmation(Visit visit) {
    Confirmation confirmation = visit.confirm();
    return () -> {
      Answer answer = visit.terminal().post(confirmation);
      if (!(answer instanceof Answer.Acknowledged)) {
        throw new IOException("A confirmation was not taken: " + answer);
      }
    };
  }

  /** The question for the notice of a visit, once more. */
  static Request notice(Visit visit) {
    return () -> {
      Reply reply =
          visit.terminal().ask("GET", "/v1/sessions/" + visit.session() + "/notice", null);
      if (reply.status() != 200) {
        throw new IOException("A notice was not given: " + reply);
      }
    };
  }

  /** The question whether the server lives: the least that can be asked of it. */
  static Request signOfLife(Visit visit) {
    return () -> {
      Reply reply = visit.terminal().ask("GET", "/livez", null);
      if (reply.status() != 200) {
        throw new IOException("The server does not say that it lives: " + reply);
      }
    };
  }

  /** Asks for a sign of life in place of each visit's confirmation. */
  static Round signsOfLife(List<Visit> visits) throws IOException, InterruptedException {
    return run(visits, Posts::signOfLife);
  }

  /** Confirms visits; the requests are made before the time is taken. */
  static Round confirm(List<Visit> visits) throws IOException, InterruptedException {
    return run(visits, Posts::confirmation);
  }

  /** Asks for the notices of visits once more. */
  static Round notices(List<Visit> visits) throws IOException, InterruptedException {
    return run(visits, Posts::notice);
  }

  private static Round run(List<Visit> visits, Function<Visit, Request> making)
      throws IOException, InterruptedException {
    Map<Terminal, List<Request>> requests =
        visits.stream()
            .collect(
                Collectors.groupingBy(
                    Visit::terminal, Collectors.mapping(making, Collectors.toList())));
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    try {
      List<Callable<long[]>> parts = new ArrayList<>();
      requests.values().forEach(one -> parts.add(() -> timed(one)));
      long begin = System.nanoTime();
      List<Future<long[]>> times = threads.invokeAll(parts);
      long elapsed = System.nanoTime() - begin;
      LongStream.Builder all = LongStream.builder();
      for (Future<long[]> part : times) {
        Arrays.stream(part.get()).forEach(all);
      }
      return new Round(elapsed, all.build().toArray());
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] timed(List<Request> requests) throws IOException {
    long[] nanoseconds = new long[requests.size()];
    for (int index = 0; index < nanoseconds.length; index++) {
      nanoseconds[index] = timed(requests.get(index));
    }
    return nanoseconds;
  }

  /** How long a request takes, in nanoseconds. */
  static long timed(Request request) throws IOException {
    long begin = System.nanoTime();
    request.send();
    return System.nanoTime() - begin;
  }
}
