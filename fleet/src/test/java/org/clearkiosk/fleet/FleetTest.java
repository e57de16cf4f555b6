package org.clearkiosk.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kiosk's own client and outbox, some terminals of them, at a real server in its process. */
class FleetTest {
  private static final Plan SMALL =
      new Plan(5, 50, 4, 0, 2012, Duration.ofMillis(900), Duration.ofMillis(150), Duration.ZERO);

  private final StringWriter said = new StringWriter();

  @Test
  void nothingIsLostOverANetworkThatIsCutAndADifferenceIsSeen(@TempDir Path folder)
      throws Exception {
    ServerProgram program =
        new ServerProgram(folder.resolve("logs")).withJavaOption("-XX:TieredStopAtLevel=1");
    ServerData data = ServerData.sqlite(folder.resolve("data"));
    try (Central central = Central.own(program, data)) {
      Fleet fleet = new Fleet(SMALL, central, folder, new PrintWriter(said));
      Report report = fleet.run();

      Verdict verdict = report.verdict();
      assertThat(verdict.words()).isEmpty();
      assertThat(verdict.clean()).isTrue();
      assertThat(verdict.kept()).isEqualTo(50);
      assertThat(verdict.refused()).isEqualTo(1);
      assertThat(verdict.completions()).isEqualTo(49);
      assertThat(report.milliseconds())
          .hasEntrySatisfying("receipt", times -> assertThat(times.count()).isEqualTo(49));

      List<Path> outboxes = outboxes(folder);
      assertThat(outboxes).hasSize(5);
      spoil(outboxes.get(0));
      Verdict spoiled = new Reckoning(fleet.books(), central).reckon(outboxes);
      assertThat(spoiled.clean()).isFalse();
      // a row of one outbox is gone: its event is at the server and in no outbox
      assertThat(spoiled.words()).anyMatch(word -> word.contains("in no outbox"));
    }
  }

  private static List<Path> outboxes(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder.resolve("outboxes"))) {
      return all.filter(each -> each.getFileName().toString().equals("outbox.sqlite"))
          .sorted()
          .toList();
    }
  }

  private static void spoil(Path outbox) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + outbox);
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "DELETE FROM confirmation WHERE state = 'delivered' AND sequence ="
                      + " (SELECT max(sequence) FROM confirmation WHERE state = 'delivered')"))
          .isEqualTo(1);
    }
  }
}
