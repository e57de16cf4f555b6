package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is of one moment and whole; a restore replaces nothing that it would lose. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class BackupTest {
  private static final String STUDENT = "08281001";

  private Path folder;
  private Path backup;

  @BeforeEach
  void prepare(@TempDir Path parent) {
    folder = parent.resolve("data");
    backup = parent.resolve("backup.db");
  }

  /** How a command ended, and what it said. */
  private record End(int code, String said) {}

  @Test
  void aFolderThatIsNotThereIsToldBeforeAnythingIsNoted() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      int entries = server.rows("audit_entry");
      CommandEnd end =
          CommandEnd.run(
              "backup",
              backup.resolveSibling("nowhere").resolve("copy.db").toString(),
              "--data",
              folder.toString());
      assertThat(end.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(end.err()).contains("nowhere is no folder").contains("nothing was changed");
      assertThat(server.rows("audit_entry")).isEqualTo(entries);
    }
  }

  @Test
  void whatWasAcknowledgedBeforeABackupIsThereAfterTheRestore() throws Exception {
    CompletionEvent event;
    String answer;
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      event = terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 1);
      answer = terminal.deliver(event).body();
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Integer> load =
          CompletableFuture.supplyAsync(() -> terminal.tapUntil(done, STUDENT));
      assertThat(run("backup", backup.toString()).code()).isEqualTo(ExitCodes.DONE);
      done.set(true);
      assertThat(load.get()).isPositive();
      assertThat(run("restore", backup.toString()).code()).isEqualTo(ExitCodes.DATA_IN_USE);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    Files.writeString(folder.resolve("clearance.db"), "a damaged database, ".repeat(1000));
    assertThat(run("restore", backup.toString()).code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    End restored = run("restore", backup.toString(), "--even-without-events");
    assertThat(restored.code()).as(restored.said()).isEqualTo(ExitCodes.DONE);
    assertThat(restored.said()).contains("before-restore-");
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      assertThat(server.addTerminal("08").today().terminal()).isEqualTo("08");
      assertThat(server.rows("completion_event")).isEqualTo(2);
      assertThat(server.keptAnswer(event.id())).isEqualTo(answer);
    }
  }

  @Test
  void aBackupThatLacksAnEventReplacesNothing() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      assertThat(run("backup", backup.toString()).code()).isEqualTo(ExitCodes.DONE);
      Terminal terminal = server.addTerminal("07");
      terminal.deliver(terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 1));
    }
    End refused = run("restore", backup.toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(refused.said())
        .contains("lacks 1 completion events")
        .contains("nothing was changed");
    assertThat(events(folder.resolve("clearance.db"))).isEqualTo(2);
    assertThat(run("restore", backup.toString(), "--even-without-events").code())
        .isEqualTo(ExitCodes.DONE);
    assertThat(events(folder.resolve("clearance.db"))).isEqualTo(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().contains(".before-restore-")))
          .singleElement()
          .satisfies(kept -> assertThat(events(kept)).isEqualTo(2));
    }
  }

  @Test
  void aDamagedForeignOrNewerFileReplacesNothing() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      assertThat(server.rows("student")).isPositive();
    }
    assertThat(run("backup", backup.toString()).code()).isEqualTo(ExitCodes.DONE);
    byte[] before = Files.readAllBytes(folder.resolve("clearance.db"));

    Path damaged = Files.copy(backup, backup.resolveSibling("damaged.db"));
    try (FileChannel channel = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[8192]), 4096L * 4);
    }
    Path foreign = backup.resolveSibling("foreign.db");
    Jdbi.create("jdbc:sqlite:" + foreign).useHandle(handle -> handle.execute("CREATE TABLE t (a)"));
    Path text = Files.writeString(backup.resolveSibling("text.db"), "no database\n".repeat(500));
    Path newer = Files.copy(backup, backup.resolveSibling("newer.db"));
    Jdbi.create("jdbc:sqlite:" + newer)
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE flyway_schema_history SET version = '900' WHERE version = '1'"));
    for (Path file : List.of(damaged, foreign, text, newer)) {
      End refused = run("restore", file.toString(), "--even-without-events");
      assertThat(refused.code()).as(refused.said()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(refused.said()).contains("othing was changed");
    }
    assertThat(Files.readAllBytes(folder.resolve("clearance.db"))).isEqualTo(before);
    assertThat(run("restore", backup.toString(), "--check-only").code()).isEqualTo(ExitCodes.DONE);
    assertThat(run("backup", backup.toString()).code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
  }

  @Test
  void aBackupWhoseAuditChainWasChangedIsNotRestoredUnasked() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      assertThat(server.rows("audit_entry")).isPositive();
    }
    assertThat(run("backup", backup.toString()).said()).contains(" audit entries;");
    byte[] before = Files.readAllBytes(folder.resolve("clearance.db"));
    Jdbi.create("jdbc:sqlite:" + backup)
        .useHandle(
            handle -> {
              handle.execute("DROP TRIGGER audit_entry_is_never_changed");
              handle.execute("UPDATE audit_entry SET actor = 'operator/other' WHERE position = 1");
            });
    for (String[] more : List.of(new String[] {"--check-only"}, new String[0])) {
      End refused = run("restore", with(backup.toString(), more));
      assertThat(refused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(refused.said())
          .contains("audit chain is broken at position 1: the entry was changed")
          .contains("nothing was changed");
    }
    assertThat(Files.readAllBytes(folder.resolve("clearance.db"))).isEqualTo(before);
    assertThat(run("restore", backup.toString(), "--even-with-broken-audit").code())
        .isEqualTo(ExitCodes.DONE);
    // what is broken is copied as it is, and said
    End copied = run("backup", backup.resolveSibling("again.db").toString());
    assertThat(copied.code()).isEqualTo(ExitCodes.DONE);
    assertThat(copied.said()).contains("audit chain, and so the copy's, is broken at position 1");
  }

  private static String[] with(String first, String... more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aDatabaseThatIsAwayIsNotCopied() throws Exception {
    DataFolder.open(folder);
    End refused =
        run("backup", backup.toString(), "--database", "jdbc:postgresql://127.0.0.1:1/db");
    assertThat(refused.code()).isEqualTo(ExitCodes.DATABASE_AWAY);
    assertThat(refused.said()).contains("cannot be reached", "nothing was changed");
    assertThat(backup).doesNotExist();
  }

  private static int events(Path database) {
    return Jdbi.create("jdbc:sqlite:" + database)
        .withHandle(
            handle ->
                handle.select("SELECT count(*) FROM completion_event").mapTo(int.class).one());
  }

  private End run(String command, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said);
    String[] all = new String[arguments.length + 3];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--data";
    all[all.length - 1] = folder.toString();
    int code = ServerCommand.commandLine().setOut(printer).setErr(printer).execute(all);
    printer.flush();
    return new End(code, said.toString());
  }
}
