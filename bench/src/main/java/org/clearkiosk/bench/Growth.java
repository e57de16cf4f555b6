package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.CardHolder;
import org.clearkiosk.load.Crowd;
import org.clearkiosk.load.Identity;
import org.clearkiosk.load.Patience;
import org.clearkiosk.load.Reply;
import org.clearkiosk.load.ServerProcess;
import org.clearkiosk.load.ServerProgram;
import org.clearkiosk.load.Servers;
import org.clearkiosk.load.Terminal;
import org.clearkiosk.load.Visit;

/**
 * How a server does with few terminals and with many. Each terminal enrols, and keeps its
 * connection as long as the server lets it; students come to the terminals in turn, always as many
 * at a time, ask for the notice once more and confirm.
 */
final class Growth {
  private static final int AT_A_TIME = 4;

  /** Below the most connections that the server lets in. */
  private static final int MOST_CONNECTIONS = 1_900;

  private static final int WARMING = 1_500;
  private static final int VISITS = 3_000;
  private static final int HEARTBEATS = 3_000;

  private static final int HEARD = 200;

  /** On a slow or busy machine fewer enrol; the finding says how many did. */
  private static final long MOST_ENROLLING_NANOSECONDS = TimeUnit.SECONDS.toNanos(400);

  private static final int SAID_AFTER = 1_000;

  private final Bed bed;
  private final Path folder;
  private final int students;
  private final Findings findings;

  Growth(Bed bed, Path folder, int students, Findings findings) {
    this.bed = bed;
    this.folder = folder;
    this.students = students;
    this.findings = findings;
  }

  /**
   * Measures.
   *
   * @param few terminals
   * @param many terminals
   */
  void run(int few, int many) throws IOException, InterruptedException {
    findings.progress("growth: inventing and importing a campus of %d ...".formatted(students));
    ServerProgram program = new ServerProgram(folder.resolve("logs-growth"));
    Campus campus = Campus.prepare(program, bed.data(), students, Campus.Passwords.CHEAP);
    List<String> codes = campus.invite(many);
    try (ServerProcess server = program.start(bed.data(), 0)) {
      Servers servers = Servers.of(bed.data(), server.awaitReady());
      Crowd crowd = new Crowd(campus.mayClear());
      findings.progress("growth: %d terminals ...".formatted(few));
      List<Terminal> terminals = new ArrayList<>(enrol(servers, codes.subList(0, few)));
      serve(crowd, terminals, visits(crowd, WARMING));
      measure(server, crowd, terminals, visits(crowd, VISITS));
      terminals.forEach(Terminal::close);
      terminals.addAll(enrol(servers, codes.subList(few, many)));
      // so that neighbours do not come one after the other
      Collections.shuffle(terminals, new Random(1));
      // at least one at each terminal
      int visits = Math.min(crowd.waiting(), Math.max(VISITS, terminals.size()));
      measure(server, crowd, terminals, visits);
      terminals.forEach(Terminal::close);
      measureHeartbeats(server, terminals);
    }
  }

  /** A third of the students that are left at most: the first rounds leave some for the last. */
  private static int visits(Crowd crowd, int wanted) {
    return Math.min(wanted, crowd.waiting() / 3);
  }

  private void measure(ServerProcess server, Crowd crowd, List<Terminal> terminals, int visits)
      throws IOException, InterruptedException {
    Costs costs = new Costs(bed, server.pid());
    costs.begin();
    List<Served> served = serve(crowd, terminals, visits);
    costs.end(served.size());
    Samples notices = new Samples(served.stream().mapToLong(Served::notice).toArray());
    Samples receipts = new Samples(served.stream().mapToLong(Served::receipt).toArray());
    Map<String, Double> values = new TreeMap<>(costs.figures());
    values.put("terminals enrolled", (double) terminals.size());
    values.put(
        "connections open in the end",
        (double) Math.min(Math.min(terminals.size(), visits), MOST_CONNECTIONS));
    values.put("notice p50, µs", notices.median() / 1e3);
    values.put("notice p99, µs", notices.percentile(0.99) / 1e3);
    values.put("receipt p50, µs", receipts.median() / 1e3);
    values.put("receipt p99, µs", receipts.percentile(0.99) / 1e3);
    findings.add(
        new Figures(
            "growth-" + terminals.size(),
            "%d visits, %d at a time, at each terminal in turn, %d students; costs are of a visit"
                .formatted(served.size(), AT_A_TIME, students),
            values));
  }

  /**
   * What terminals cost while no student comes: each says that it is well, on a connection of its
   * own, since it keeps none for as long as it says nothing.
   */
  private void measureHeartbeats(ServerProcess server, List<Terminal> terminals)
      throws IOException, InterruptedException {
    int beats = Math.min(HEARTBEATS, terminals.size());
    Costs costs = new Costs(bed, server.pid());
    costs.begin();
    long begun = System.nanoTime();
    Samples samples =
        new Samples(
            atATime(thread -> heartbeats(terminals, thread, beats)).stream()
                .mapToLong(Long::longValue)
                .toArray());
    double seconds = (System.nanoTime() - begun) / 1e9;
    costs.end(beats);
    Map<String, Double> values = new TreeMap<>(costs.figures());
    values.put("heartbeats a second", beats / seconds);
    values.put("heartbeat p50, µs", samples.median() / 1e3);
    values.put("heartbeat p99, µs", samples.percentile(0.99) / 1e3);
    findings.add(
        new Figures(
            "growth-heartbeats",
            "%d of the terminals, %d at a time, each on a new connection; costs are of a heartbeat"
                .formatted(beats, AT_A_TIME),
            values));
  }

  private static List<Long> heartbeats(List<Terminal> terminals, int thread, int beats)
      throws IOException {
    List<Long> took = new ArrayList<>();
    for (int i = thread; i < beats; i += AT_A_TIME) {
      Terminal terminal = terminals.get(i);
      long begun = System.nanoTime();
      Reply reply = terminal.sayAllIsDelivered(List.of());
      took.add(System.nanoTime() - begun);
      terminal.close();
      if (reply.status() != HEARD) {
        throw new IOException("A heartbeat was answered with " + reply.status());
      }
    }
    return took;
  }

  private List<Terminal> enrol(Servers servers, List<String> codes)
      throws IOException, InterruptedException {
    AtomicInteger enrolled = new AtomicInteger();
    long end = System.nanoTime() + MOST_ENROLLING_NANOSECONDS;
    return atATime(
        thread -> {
          List<Terminal> terminals = new ArrayList<>();
          for (int i = thread; i < codes.size() && System.nanoTime() < end; i += AT_A_TIME) {
            Identity identity = Identity.enrol(servers, codes.get(i), Patience.USUAL);
            terminals.add(new Terminal(identity, servers, Patience.USUAL));
            int count = enrolled.incrementAndGet();
            if (count % SAID_AFTER == 0) {
              findings.progress("growth: %d of %d enrolled ...".formatted(count, codes.size()));
            }
          }
          return terminals;
        });
  }

  /**
   * How long a student waited, in nanoseconds.
   *
   * @param notice for the notice, when it was asked for once more
   * @param receipt from the confirmation to the receipt
   */
  private record Served(long notice, long receipt) {}

  /** A student at each terminal, or several where they are few; the oldest connections end. */
  private static List<Served> serve(Crowd crowd, List<Terminal> terminals, int visits)
      throws IOException, InterruptedException {
    return atATime(
        thread -> {
          List<Terminal> own = new ArrayList<>();
          for (int i = thread; i < terminals.size(); i += AT_A_TIME) {
            own.add(terminals.get(i));
          }
          Deque<Terminal> open = new ArrayDeque<>();
          List<Served> served = new ArrayList<>();
          for (int i = 0; i < visits / AT_A_TIME; i++) {
            Terminal terminal = own.get(i % own.size());
            if (i < own.size()) {
              open.add(terminal);
            }
            served.add(serve(crowd, terminal));
            if (open.size() > MOST_CONNECTIONS / AT_A_TIME) {
              open.remove().close();
            }
          }
          return served;
        });
  }

  private static Served serve(Crowd crowd, Terminal terminal) throws IOException {
    CardHolder holder = crowd.next();
    Visit visit = holder == null ? null : terminal.receive(holder);
    if (visit == null) {
      throw new IOException("A student could not be served, or all have come.");
    }
    return new Served(Posts.timed(Posts.notice(visit)), Posts.timed(Posts.confirmation(visit)));
  }

  /** What one of the threads does. */
  @FunctionalInterface
  private interface Part<T> {
    List<T> run(int thread) throws IOException;
  }

  private static <T> List<T> atATime(Part<T> part) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<List<T>>> parts = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        int thread = i;
        parts.add(() -> part.run(thread));
      }
      List<T> all = new ArrayList<>();
      for (Future<List<T>> done : threads.invokeAll(parts)) {
        all.addAll(done.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
