package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clearkiosk.load.Answer;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.Crowd;
import org.clearkiosk.load.Ledger;
import org.clearkiosk.load.Patience;
import org.clearkiosk.load.Reply;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProcess;
import org.clearkiosk.load.ServerProgram;
import org.clearkiosk.load.Servers;
import org.clearkiosk.load.Terminal;

/**
 * One database with a fresh invented campus, the servers on it, the terminals, and all that these
 * were ever told. Many rounds are played on it, so that what an early round acknowledged is looked
 * for after each later one too.
 */
final class Campaign implements AutoCloseable {
  private static final int TERMINALS = 12;
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);

  private final ServerProgram program;
  private final List<ServerData> data;
  private final List<Integer> ports;
  private final ServerProcess[] processes;
  private final Ledger ledger;
  private final Judge judge;
  private final List<Terminal> terminals;
  private final Crowd mayClear;
  private final Rush rush;

  private Campaign(
      ServerProgram program,
      List<ServerData> data,
      List<Integer> ports,
      ServerProcess[] processes,
      Ledger ledger,
      List<Terminal> terminals,
      Campus campus) {
    this.program = program;
    this.data = data;
    this.ports = ports;
    this.processes = processes;
    this.ledger = ledger;
    this.judge = new Judge(data.get(0));
    this.terminals = terminals;
    this.mayClear = new Crowd(campus.mayClear());
    this.rush = new Rush(terminals, mayClear, new Crowd(campus.goToTheHall()), ledger);
  }

  /**
   * Prepares one.
   *
   * @param folder for logs and ledger
   * @param program runs the servers
   * @param first the first server's data, in which there is nothing yet
   * @param servers how many servers there are to be, 1 or 2
   */
  static Campaign prepare(
      Path folder, ServerProgram program, ServerData first, int servers, int students)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    ServerProgram preparing = program(folder);
    Campus campus = Campus.prepare(preparing, first, students, Campus.Passwords.CHEAP);
    List<String> codes = campus.invite(TERMINALS);
    List<ServerData> data = new ArrayList<>(List.of(first));
    List<Integer> ports = new ArrayList<>();
    ServerProcess[] processes = new ServerProcess[servers];
    for (int i = 0; i < servers; i++) {
      ports.add(Tool.freePort());
      if (i > 0) {
        data.add(first.another(folder.resolve("data-of-server-" + (i + 1))));
      }
      processes[i] = program.start(data.get(i), ports.get(i));
      // the first makes the authority before the others copy it
      processes[i].awaitReady();
    }
    String[] urls = ports.stream().map(port -> "https://127.0.0.1:" + port).toArray(String[]::new);
    Servers asked = Servers.of(first, urls);
    List<Terminal> terminals = Terminal.enrol(asked, codes, PATIENCE);
    IntStream.range(0, TERMINALS).forEach(i -> terminals.get(i).prefer(i));
    return new Campaign(
        program, data, ports, processes, Ledger.open(folder.resolve("ledger")), terminals, campus);
  }

  /** Runs servers that live for seconds: for them the costlier compiler is not worth its time. */
  static ServerProgram program(Path folder) {
    return new ServerProgram(folder.resolve("logs")).withJavaOption("-XX:TieredStopAtLevel=1");
  }

  Rush rush() {
    return rush;
  }

  Ledger ledger() {
    return ledger;
  }

  /** How many students have not come yet. */
  int studentsLeft() {
    return mayClear.waiting();
  }

  ServerProcess server(int index) {
    return processes[index];
  }

  /** Starts a server again that has ended. */
  void restart(int index) throws IOException {
    processes[index] = program.start(data.get(index), ports.get(index));
  }

  /** Waits for the answers that are still to come, and judges. */
  Verdict settleAndJudge() throws IOException, InterruptedException {
    rush.settle(SETTLED_WITHIN);
    return judge.judge(ledger);
  }

  /** Judges by what an operator has: the chain's check, and the gap report. */
  Verdict judgeAsOperator() throws IOException, InterruptedException {
    Map<String, List<Long>> setAside = new HashMap<>();
    for (Ledger.Entry entry : ledger.entries()) {
      if (entry.answer() instanceof Answer.Refused) {
        setAside
            .computeIfAbsent(entry.confirmation().event().terminal(), number -> new ArrayList<>())
            .add(entry.confirmation().event().sequenceNumber());
      }
    }
    Verdict verdict = Verdict.CLEAN;
    for (Terminal terminal : terminals) {
      Reply reply =
          terminal.sayAllIsDelivered(
              setAside.getOrDefault(terminal.number(), List.of()).stream().sorted().toList());
      if (reply.status() != 200) {
        verdict = verdict.and(Verdict.wrong("a heartbeat was answered with " + reply));
      }
    }
    for (String[] command :
        List.of(new String[] {"audit", "verify"}, new String[] {"terminals", "gaps"})) {
      ServerProgram.Ended ended = program.run(data.get(0), command);
      if (ended.code() != 0) {
        verdict =
            verdict.and(
                Verdict.wrong(
                    Arrays.toString(command)
                        + " ended with "
                        + ended.code()
                        + ": "
                        + ended.text()));
      }
    }
    return verdict;
  }

  @Override
  public void close() throws IOException {
    terminals.forEach(Terminal::close);
    for (ServerProcess process : processes) {
      process.close();
    }
    ledger.close();
  }
}
