package org.clearkiosk.fleet;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.kiosk.client.Trust;
import org.clearkiosk.kiosk.outbox.OutboxException;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.CardHolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: a campus, a server, the terminals, the students, and the reckoning in the end. */
final class Fleet {
  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

  /** Of so many students one confirms although something came in between: the server refuses. */
  private static final int ONE_IN_REFUSED = 50;

  /** So many are invented for each who comes: about 57 in 100 may clear in June. */
  private static final double INVENTED_FOR_EACH = 1.9;

  private static final int INVENTED_BESIDES = 60;

  /** The kiosk's own pace of heartbeats. */
  private static final Duration BEAT = Duration.ofSeconds(30);

  private static final int ENROLLING_AT_A_TIME = 4;
  private static final int AT_A_TIME = 8;
  private static final Duration NOT_HEARD = Duration.ofSeconds(1);
  private static final Duration NOTHING_HAPPENS = Duration.ofMinutes(2);
  private static final double NANOSECONDS_IN_A_SECOND = 1e9;

  private final Plan plan;
  private final Central central;
  private final Path folder;
  private final PrintWriter out;
  private final Books books = new Books();
  private final Usage usage = new Usage();

  /**
   * @param central not started yet
   * @param folder where the terminals' outboxes go; it exists
   */
  Fleet(Plan plan, Central central, Path folder, PrintWriter out) {
    this.plan = plan;
    this.central = central;
    this.folder = folder;
    this.out = out;
  }

  /** What the students were told. */
  Books books() {
    return books;
  }

  /** Plays it. */
  Report run() throws IOException, InterruptedException, ExecutionException, SQLException {
    int invented = (int) (plan.students() * INVENTED_FOR_EACH) + INVENTED_BESIDES;
    say("inventing and importing a campus of %,d ...".formatted(invented));
    Campus campus =
        Campus.prepare(central.program(), central.data(), invented, Campus.Passwords.CHEAP);
    List<CardHolder> students = students(campus);
    List<String> codes = campus.invite(plan.terminals());
    central.start();
    try (@Nullable CutLine line =
        plan.cutEvery().isZero() ? null : CutLine.before(central.address())) {
      say("enrolling %,d terminals at %s ...".formatted(codes.size(), central.url()));
      long begun = System.nanoTime();
      List<FleetTerminal> terminals = enrol(codes, line);
      double enrolSeconds = seconds(begun);
      try {
        return serve(terminals, students, line, enrolSeconds);
      } finally {
        // where it came to the reckoning they are closed already
        Parallel.each(terminals, AT_A_TIME, FleetTerminal::close);
      }
    }
  }

  private List<CardHolder> students(Campus campus) throws IOException {
    int refused = Math.min(plan.students() / ONE_IN_REFUSED, campus.goToTheHall().size());
    int clear = plan.students() - refused;
    if (campus.mayClear().size() < clear) {
      throw new IOException("too few of the invented students may clear");
    }
    List<CardHolder> students = new ArrayList<>(campus.mayClear().subList(0, clear));
    students.addAll(campus.goToTheHall().subList(0, refused));
    return students;
  }

  private List<FleetTerminal> enrol(List<String> codes, @Nullable CutLine line)
      throws IOException, InterruptedException, ExecutionException {
    X509Certificate authority = Trust.authorities(Files.readAllBytes(central.authority())).get(0);
    String askAt = line == null ? central.url() : "https://127.0.0.1:" + line.port();
    Enrolling enrolling =
        new Enrolling(
            central.url(),
            askAt,
            authority,
            Files.createDirectory(folder.resolve("outboxes")),
            books);
    return Parallel.map(codes, ENROLLING_AT_A_TIME, enrolling::enrol);
  }

  private Report serve(
      List<FleetTerminal> terminals,
      List<CardHolder> students,
      @Nullable CutLine line,
      double enrolSeconds)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    Rush rush = new Rush(plan, terminals, students, Rush.PATIENCE);
    Progress progress = new Progress(out, students.size(), books);
    Faults faults = new Faults(plan, central, line, books::countTold);
    ScheduledExecutorService beats = Executors.newScheduledThreadPool(AT_A_TIME);
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    long begun = System.nanoTime();
    double coming;
    double answered;
    try (faults) {
      startBeats(beats, terminals);
      Future<?> unused =
          looks.scheduleAtFixedRate(
              () -> {
                usage.look();
                progress.look();
              },
              1,
              1,
              TimeUnit.SECONDS);
      faults.start();
      run(rush, faults);
      coming = seconds(begun);
      faults.close();
      beatAll(terminals);
      drain();
      answered = seconds(begun);
    } finally {
      beats.shutdownNow();
      looks.shutdownNow();
      progress.end();
    }
    say("comparing the outboxes with the server ...");
    beatAll(terminals);
    Parallel.each(terminals, AT_A_TIME, FleetTerminal::close);
    Verdict verdict =
        new Reckoning(books, central).reckon(terminals.stream().map(FleetTerminal::file).toList());
    return new Report(
        terminals.size(),
        students.size(),
        plan.seed(),
        enrolSeconds,
        answered,
        books.countKept() / coming,
        books.countTold() / answered,
        Map.of(
            "notice", rush.notices().percentiles(),
            "kept", rush.keeping().percentiles(),
            "receipt", books.receipts().percentiles()),
        rush.latestMilliseconds(),
        rush.keptHere(),
        rush.sentAway(),
        faults.cuts(),
        faults.kills(),
        usage.peak(),
        verdict);
  }

  private static void run(Rush rush, Faults faults)
      throws IOException, InterruptedException, ExecutionException {
    try {
      rush.run();
    } catch (Rush.NobodyServedException over) {
      faults.failure().ifPresent(over::initCause);
      throw over;
    }
  }

  private void startBeats(ScheduledExecutorService beats, List<FleetTerminal> terminals) {
    SplittableRandom chance = new SplittableRandom(plan.seed());
    for (FleetTerminal terminal : terminals) {
      Future<?> unused =
          beats.scheduleWithFixedDelay(
              () -> beat(terminal),
              chance.nextLong(BEAT.toMillis()),
              BEAT.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private static boolean beat(FleetTerminal terminal) {
    try {
      return terminal.beat();
    } catch (OutboxException e) {
      LOG.error("Terminal {} cannot read its outbox", terminal.number(), e);
      return false;
    }
  }

  /**
   * Each says what it holds; one that is not heard says it once more, several times: as soon as the
   * server has answered anyone, or after a moment.
   */
  private void beatAll(List<FleetTerminal> terminals)
      throws InterruptedException, ExecutionException {
    Parallel.each(
        terminals,
        AT_A_TIME,
        terminal -> {
          for (int left = 5; left > 0 && !beat(terminal); left--) {
            books.awaitMoreTold(books.countTold(), NOT_HEARD);
          }
        });
  }

  /** Waits until every confirmation was answered, or nothing has happened for a while. */
  private void drain() throws InterruptedException {
    long before = -1;
    long told = books.countTold();
    while (told < books.countKept() && told > before) {
      before = told;
      told = books.awaitMoreTold(before, NOTHING_HAPPENS);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / NANOSECONDS_IN_A_SECOND;
  }

  private void say(String what) {
    out.println(what);
    out.flush();
  }
}
