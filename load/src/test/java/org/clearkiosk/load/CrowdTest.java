package org.clearkiosk.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals without hardware at a real server, in a process of its own. */
class CrowdTest {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  @Test
  void studentsClearAndAreToldTheSameAfterTheServerWasKilled(@TempDir Path folder)
      throws Exception {
    ServerData data = ServerData.sqlite(folder.resolve("data"));
    ServerProgram program =
        new ServerProgram(folder.resolve("logs")).withJavaOption("-XX:TieredStopAtLevel=1");
    Campus campus = Campus.prepare(program, data, 60, Campus.Passwords.CHEAP);
    List<String> codes = campus.invite(2);
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"));
        ServerProcess first = program.start(data, 0)) {
      Servers servers = Servers.of(data, first.awaitReady());
      List<Terminal> terminals = Terminal.enrol(servers, codes, Patience.USUAL);
      assertThat(terminals).extracting(Terminal::number).containsExactly("L0001", "L0002");
      List<Visit> visits = new Crowd(campus.mayClear()).visit(terminals, 10);
      visits.addAll(new Crowd(campus.goToTheHall()).visit(terminals, 1));
      for (Visit visit : visits) {
        Confirmation confirmation = visit.confirm();
        ledger.sent(confirmation);
        ledger.answered(confirmation, visit.terminal().post(confirmation));
      }
      assertThat(ledger.counts()).isEqualTo(new Ledger.Counts(11, 10, 1, 0, 0));

      first.kill();
      Visit visit = visits.get(0);
      Confirmation lost = visit.confirm();
      ledger.sent(lost);
      ledger.answered(lost, visit.terminal().post(lost));
      assertThat(ledger.open()).containsExactly(lost);
      try (ServerProcess second = program.start(data, servers.addresses().get(0).getPort())) {
        second.awaitReady();
        for (Ledger.Entry entry : ledger.entries()) {
          Confirmation again = entry.confirmation();
          Terminal sender =
              again.event().terminal().equals("L0001") ? terminals.get(0) : terminals.get(1);
          ledger.answered(again, sender.deliver(again, AT_MOST));
        }
      }
      assertThat(ledger.counts()).isEqualTo(new Ledger.Counts(12, 11, 1, 0, 1));
      assertThat(ledger.contradictions()).isEmpty();
      ledger.flush();
      assertThat(Files.readAllLines(folder.resolve("ledger"))).hasSize(12 + 12 + 12);
      terminals.forEach(Terminal::close);
    }
  }
}
