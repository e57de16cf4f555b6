package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.clearkiosk.kiosk.outbox.Numbering;
import org.clearkiosk.kiosk.outbox.Outbox;
import org.clearkiosk.kiosk.outbox.OutboxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician looks into the outbox of a terminal that was ended. */
class OutboxCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;

  @BeforeEach
  void use(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void listsNumbersTimesStatesAndReasonsAndNothingOfAStudent() throws Exception {
    fill();
    assertThat(run("outbox", "list", "--data", folder.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "1 pending, 0 delivered, 1 refused, 1 parked",
            "number           kept at                  state     reason",
            "07-000001        2012-06-12T02:24:00Z     refused   urn:clearkiosk:problem:hall",
            "07-000002        2012-06-12T02:24:00Z     parked    N-17",
            "07-000003        2012-06-12T02:24:00Z     pending   -");
    assertThat(out.toString()).doesNotContain("08281001", "session-1");
  }

  @Test
  void replayPutsRefusedAndParkedBack() throws Exception {
    fill();
    assertThat(run("outbox", "replay", "--data", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("2 put back", "3 pending, 0 delivered, 0 refused, 0 parked");
  }

  @Test
  void leavesARunningTerminalAlone() throws Exception {
    fill();
    try (InstanceLock held = InstanceLock.take(folder).orElseThrow()) {
      assertThat(run("outbox", "replay", "--data", held.folder().toString())).isEqualTo(3);
    }
    assertThat(err.toString()).contains("The terminal runs in", "Nothing was changed.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void makesNoOutboxWhereThereIsNone() {
    assertThat(run("outbox", "list", "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no outbox");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void asksForAFolderAndForWhatToDo() {
    assertThat(run("outbox", "list")).isEqualTo(2);
    assertThat(run("outbox")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return KioskCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private void fill() throws Exception {
    Path file = folder.resolve("outbox.sqlite");
    try (Outbox outbox = Outbox.open(file)) {
      for (int i = 0; i < 3; i++) {
        append(outbox);
      }
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE confirmation SET state = 'refused', answer = 'urn:clearkiosk:problem:hall'"
              + " WHERE sequence = 1");
      statement.execute(
          "UPDATE confirmation SET state = 'parked', answer = 'N-17' WHERE sequence = 2");
    }
  }

  private static void append(Outbox outbox) throws OutboxException {
    outbox.append(
        new Confirmation("session-1", "08281001", "information_centre", Refund.BANK),
        new Numbering("07", 1),
        OffsetDateTime.parse("2012-06-12T10:24:00+08:00"),
        Duration.ofSeconds(20));
  }
}
