package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.Crowd;
import org.clearkiosk.load.Patience;
import org.clearkiosk.load.ServerProcess;
import org.clearkiosk.load.ServerProgram;
import org.clearkiosk.load.Servers;
import org.clearkiosk.load.Terminal;
import org.clearkiosk.load.Visit;

/**
 * A server process on an engine, over mutual TLS, beside the engine by itself: completions at 1, 8
 * and 64 connections, and notices. Round by round, one side after the other.
 */
final class ServerOnEngine {
  private static final int MOST_CONNECTIONS = 64;

  /** Compilers rest when they take less of the server's processor time than this. */
  private static final double RESTING = 0.02;

  /**
   * Java's costlier compiler takes up what was called 5,000 times, or 15,000 times together with
   * its loops (HotSpot's Tier4InvocationThreshold and Tier4CompileThreshold). Until then the
   * compilers may rest with most of their work still before them.
   */
  private static final int LEAST_WARMING_VISITS = 15_000;

  /** On a machine that is slow or busy they may never rest. */
  private static final long LONGEST_WARMING_NANOSECONDS = TimeUnit.SECONDS.toNanos(150);

  /** By connections: how many in a round. */
  private static final Map<Integer, Integer> TRANSACTIONS = Map.of(1, 120, 8, 480, 64, 1_280);

  private static final int NOTICES = 400;

  /** On a machine that is slow or busy fewer rounds are made, but never fewer than three. */
  private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(25);

  private static final int LEAST_ROUNDS = 3;

  private final Bed bed;
  private final Path folder;
  private final Size size;
  private final double leastAtSixtyFour;
  private final Findings findings;

  /**
   * Prepares.
   *
   * @param folder where the server's own words go
   * @param leastAtSixtyFour the goal: the rate at 64 connections for one of the engine's
   */
  ServerOnEngine(Bed bed, Path folder, Size size, double leastAtSixtyFour, Findings findings) {
    this.bed = bed;
    this.folder = folder;
    this.size = size;
    this.leastAtSixtyFour = leastAtSixtyFour;
    this.findings = findings;
  }

  /**
   * Measures, and adds what it finds.
   *
   * @param atATime how many connections at a time, each of them 1, 8 or 64
   */
  void run(List<Integer> atATime) throws IOException, InterruptedException {
    ServerProgram program = new ServerProgram(folder.resolve("logs-" + bed.name()));
    // three times as many as where growth is measured, since most visit only to warm the server up
    int students = size.students() * 3;
    say("inventing and importing a campus of %d ...".formatted(students));
    Campus campus = Campus.prepare(program, bed.data(), students, Campus.Passwords.CHEAP);
    int floorTransactions = atATime.stream().mapToInt(this::each).sum() * (size.rounds() + 1);
    // one alone, one with a shared commit, and one without the chain
    FloorScript.fill(bed.data(), 3 * floorTransactions);
    List<String> codes = campus.invite(MOST_CONNECTIONS);
    bed.copyForFloors();
    try (ServerProcess server = program.start(bed.data(), 0);
        Floor floor = bed.floor(FloorScript.COMPLETION, FloorScript.FIRST);
        Floor unchained =
            bed.floor(
                FloorScript.COMPLETION_WITHOUT_CHAIN, FloorScript.FIRST + 2L * floorTransactions);
        Floor notices = bed.floor(FloorScript.NOTICE, FloorScript.FIRST)) {
      Servers servers = Servers.of(bed.data(), server.awaitReady());
      List<Terminal> terminals = Terminal.enrol(servers, codes, Patience.USUAL);
      Crowd crowd = new Crowd(campus.mayClear());
      int measured = floorTransactions + NOTICES / size.part();
      for (int connections : atATime) {
        List<Terminal> some = terminals.subList(0, connections);
        // the server has ended the connections of those that stood by
        some.forEach(Terminal::close);
        warmUp(server, crowd, some, measured);
        completions(server, floor, unchained, crowd, some);
        measured -= each(connections) * (size.rounds() + 1);
      }
      say("notices ...");
      terminals.forEach(Terminal::close);
      notices(notices, crowd.visit(terminals.subList(0, 1), NOTICES / size.part()));
      terminals.forEach(Terminal::close);
    }
  }

  /**
   * Lets students visit until Java's compilers rest, or only those are left who are measured. What
   * compilers take is no part of what a completion costs a server that has run for a day; and a
   * server with one terminal goes other ways through its code than one with many.
   */
  private void warmUp(ServerProcess server, Crowd crowd, List<Terminal> terminals, int measured)
      throws IOException, InterruptedException {
    say("%d connections, warming up ...".formatted(terminals.size()));
    int each = 2 * each(terminals.size());
    int least = LEAST_WARMING_VISITS / size.part();
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    long end = System.nanoTime() + LONGEST_WARMING_NANOSECONDS;
    double compilers = 1;
    int visits = 0;
    while ((visits < least || compilers > RESTING)
        && crowd.waiting() >= measured + each
        && System.nanoTime() < end) {
      Duration before = Usage.own(process);
      Duration compilersBefore = Usage.compilers(server.pid());
      Posts.confirm(crowd.visit(terminals, each));
      visits += each;
      Duration all = Usage.own(process).minus(before);
      compilers =
          (double) Usage.compilers(server.pid()).minus(compilersBefore).toNanos() / all.toNanos();
    }
    say(
        "%d connections, %d visits made, compilers took %.0f %% ..."
            .formatted(terminals.size(), visits, 100 * compilers));
  }

  /** How many confirmations in a round: as many on each connection. */
  private int each(int connections) {
    int all = TRANSACTIONS.getOrDefault(connections, connections) / size.part();
    return all / connections * connections;
  }

  private void completions(
      ServerProcess server, Floor floor, Floor unchained, Crowd crowd, List<Terminal> terminals)
      throws IOException, InterruptedException {
    int connections = terminals.size();
    int each = each(connections);
    List<Round> ours = new ArrayList<>();
    List<Round> theirs = new ArrayList<>();
    List<Round> withoutChain = new ArrayList<>();
    List<Round> signsOfLife = new ArrayList<>();
    Costs costs = new Costs(bed, server.pid());
    Costs asking = new Costs(bed, server.pid());
    Least least = new Least();
    floor.run(connections, each);
    unchained.run(connections, each);
    Posts.confirm(crowd.visit(terminals, each));
    long end = System.nanoTime() + MOST_NANOSECONDS;
    for (int round = 0; goesOn(round, end); round++) {
      List<Visit> visits = crowd.visit(terminals, each);
      theirs.add(floor.run(connections, each));
      costs.begin();
      ours.add(Posts.confirm(visits));
      costs.end(each);
      withoutChain.add(unchained.run(connections, each));
      asking.begin();
      signsOfLife.add(Posts.signsOfLife(visits));
      asking.end(each);
      floor.together(each, connections).ifPresent(least::together);
    }
    String name = "%s-completions-%d".formatted(bed.name(), connections);
    findings.add(
        new Rates(
            name,
            "acknowledged completions, %d connections; the same statements, a commit each"
                .formatted(connections),
            floor.name(),
            connections == MOST_CONNECTIONS
                ? OptionalDouble.of(leastAtSixtyFour)
                : OptionalDouble.empty(),
            ours,
            theirs));
    findings.add(
        new Rates(
            name + "-unchained",
            "the same completions; the statements without those of the audit chain",
            floor.name(),
            OptionalDouble.empty(),
            ours,
            withoutChain));
    findings.add(
        new Rates(
            name + "-http",
            "as many questions whether the server lives, for which it reads and keeps nothing",
            floor.name(),
            OptionalDouble.empty(),
            signsOfLife,
            theirs));
    if (connections == MOST_CONNECTIONS && least.known()) {
      findings.add(
          new Figures(
              name + "-least",
              "processor time that a completion takes whoever writes the server",
              least.figures(asking.processorMicroseconds(), theirs, leastAtSixtyFour)));
    }
    if (connections == 1) {
      findings.add(
          new Comparison(
              bed.name() + "-completion-alone",
              "one confirmation at a time, from the request to the receipt; the bare commit",
              floor.name(),
              OptionalDouble.of(2.5),
              Round.all(ours),
              Round.all(theirs)));
    }
    findings.add(
        new Figures(name + "-cost", "what one of these completions costs", costs.figures()));
  }

  private void notices(Floor floor, List<Visit> visits) throws IOException, InterruptedException {
    Posts.notices(visits);
    floor.run(1, visits.size());
    List<Round> ours = new ArrayList<>();
    List<Round> theirs = new ArrayList<>();
    long end = System.nanoTime() + MOST_NANOSECONDS;
    for (int round = 0; goesOn(round, end); round++) {
      theirs.add(floor.run(1, visits.size()));
      ours.add(Posts.notices(visits));
    }
    findings.add(
        new Comparison(
            bed.name() + "-notice",
            "a notice with its ten offices, noted in the audit chain; the bare queries",
            floor.name(),
            OptionalDouble.empty(),
            Round.all(ours),
            Round.all(theirs)));
  }

  private boolean goesOn(int round, long end) {
    return round < size.rounds() && (round < LEAST_ROUNDS || System.nanoTime() < end);
  }

  private void say(String text) {
    findings.progress(bed.name() + ": " + text);
  }
}
