package org.clearkiosk.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.client.Trust;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.CardHolder;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kiosk's own client and outbox, some terminals of them, at a real server in its process. */
@Timeout(180)
class FleetTest {
  private static final Plan SMALL =
      new Plan(5, 50, 4, 0, 2012, Duration.ofMillis(900), Duration.ofMillis(150), Duration.ZERO);

  private final StringWriter said = new StringWriter();

  @Test
  void nothingIsLostOverANetworkThatIsCutAndADifferenceIsSeen(@TempDir Path folder)
      throws Exception {
    try (Central central = own(folder)) {
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

  @Test
  void aServerThatIsKilledAndStartedAgainLosesNothing(@TempDir Path folder) throws Exception {
    // five students a second: long enough for a server to have answered someone, and to be killed
    Plan killing =
        new Plan(2, 20, 2, 5, 2012, Duration.ZERO, Duration.ZERO, Duration.ofMillis(1_500));
    try (Central central = own(folder)) {
      Report report = new Fleet(killing, central, folder, new PrintWriter(said)).run();

      assertThat(report.kills()).isPositive();
      assertThat(report.verdict().words()).isEmpty();
      assertThat(report.verdict().clean()).isTrue();
      assertThat(report.verdict().kept()).isEqualTo(20);
    }
  }

  @Test
  void aServerThatDoesNotComeBackEndsTheRun(@TempDir Path folder) throws Exception {
    Plan one = new Plan(1, 1, 1, 0, 2012, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    try (Central central = own(folder)) {
      Campus campus = Campus.prepare(central.program(), central.data(), 60, Campus.Passwords.CHEAP);
      List<CardHolder> students = campus.mayClear().subList(0, 1);
      List<String> codes = campus.invite(1);
      central.start();
      X509Certificate authority = Trust.authorities(Files.readAllBytes(central.authority())).get(0);
      Enrolling enrolling =
          new Enrolling(central.url(), central.url(), authority, folder, new Books());
      try (FleetTerminal terminal = enrolling.enrol(codes.get(0))) {
        central.abandon();
        Rush rush = new Rush(one, List.of(terminal), students, Duration.ofSeconds(1));

        assertThatExceptionOfType(Rush.NobodyServedException.class)
            .isThrownBy(rush::run)
            .withMessageContaining("no student could be served for 1 s")
            .withMessageContaining("N-11");
      }
    }
  }

  private static Central own(Path folder) {
    return Central.own(
        new ServerProgram(folder.resolve("logs")).withJavaOption("-XX:TieredStopAtLevel=1"),
        ServerData.sqlite(folder.resolve("data")));
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
