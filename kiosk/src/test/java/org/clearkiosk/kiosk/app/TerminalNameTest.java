package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.clearkiosk.kiosk.outbox.Numbering;
import org.clearkiosk.kiosk.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal without a name, enrolled, renewed: over real TLS, with the files that it leaves. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TerminalNameTest {
  private SigningServer server;
  private Path folder;
  private TerminalName name;

  @BeforeEach
  void start(@TempDir Path parent) throws IOException {
    server = new SigningServer();
    folder = parent.resolve("kiosk");
    name = new TerminalName(new EnrolmentFolder(folder), "");
  }

  @AfterEach
  void stop() {
    name.server().close();
    server.close();
  }

  @Test
  void aTerminalThatIsNotEnrolledSaysSoAndGoesOnOnceItIs() throws Exception {
    assertThat(name.server().today())
        .isEqualTo(new Answer.Unauthorised<>(FailureCode.TERMINAL_NOT_ENROLLED));
    assertThat(name.firstSequence()).isEqualTo(1);
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(name.firstSequence()).isEqualTo(SigningServer.NEXT_SEQUENCE);
    assertThat(server.shown).containsExactly(1);
    Path identity = folder.resolve("terminal.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void theCertificateIsRenewedWithANewKeyAndUsedAtOnce() throws Exception {
    Path authority = folder.resolveSibling("ca.pem");
    Files.writeString(authority, server.authorityPem());
    assertThat(enrol("--authority", authority.toString())).isEqualTo("0 ");
    name.server().today();
    String before = Files.readString(folder.resolve("terminal.pem"));
    name.renew();
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(server.shown).containsExactly(1, 2);
    String after = Files.readString(folder.resolve("terminal.pem"));
    assertThat(after.lines().limit(4).toList())
        .as("the private key")
        .isNotEqualTo(before.lines().limit(4).toList());
    TerminalName restarted = new TerminalName(new EnrolmentFolder(folder), "");
    assertThat(restarted.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(server.shown).containsExactly(1, 2, 2);
    restarted.server().close();
  }

  @Test
  void aTerminalThatRunsTakesUpAnotherEnrolment() throws Exception {
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(server.shown).as("the server knew the old one well").containsExactly(1, 2);
  }

  @Test
  void aTerminalThatRunsTakesUpANewAuthority() throws Exception {
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    server.close();
    server = new SigningServer();
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
  }

  @Test
  void anEnrolmentIsNotOverwrittenByARenewalUnderWay() throws Exception {
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    name.server().today();
    AtomicReference<String> enrolled = new AtomicReference<>();
    String fingerprint = fingerprint();
    server.whileRenewing = () -> enrolled.set(enrol("--fingerprint", fingerprint));
    name.renew();
    assertThat(enrolled).hasValue("0 ");
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(server.shown).as("the second enrolment, not the renewal").containsExactly(1, 2);
  }

  @Test
  void theNumberIsNotChangedWhileSomethingWaitsUnderTheOldOne() throws Exception {
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    String before = Files.readString(folder.resolve("terminal.pem"));
    try (Outbox outbox = Outbox.open(folder.resolve(Keeper.FILE))) {
      outbox.append(
          new Confirmation("session-1", "08281001", "information_centre", null),
          new Numbering("07", 1),
          OffsetDateTime.parse("2012-06-12T09:00:00+08:00"),
          Duration.ofSeconds(20));
      server.terminal = "08";
      assertThat(enrol("--fingerprint", fingerprint()))
          .as("also while the terminal runs")
          .startsWith("1 ")
          .contains("1 confirmations of terminal 07", "Nothing was changed", "add-terminal 08");
    }
    assertThat(Files.readString(folder.resolve("terminal.pem"))).isEqualTo(before);
    server.terminal = "07";
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
  }

  @Test
  void aCertificateThatCannotBeKeptIsNotUsed() throws Exception {
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    name.server().today();
    Files.createDirectories(folder.resolve("terminal.pem.part").resolve("in-the-way"));
    name.renew();
    assertThat(name.server().today()).isInstanceOf(Answer.Ok.class);
    assertThat(server.shown).containsExactly(1, 1);
  }

  @Test
  void aStrangerIsSentNothingAndAWrongCodeIsTold() throws Exception {
    assertThat(enrol("--fingerprint", "00".repeat(32))).startsWith("1 ").contains("fingerprint");
    assertThat(run("--code", "AAAAA-AAAAA-AAAAA-AAAAA", "--fingerprint", fingerprint()))
        .startsWith("1 ")
        .contains("--renew");
    assertThat(run("--code", SigningServer.CODE)).startsWith("2 ");
    assertThat(folder.resolve("terminal.pem")).doesNotExist();
  }

  @Test
  void aPlaceWithoutNumbersIsNotTaken() throws Exception {
    server.nextSequence = SequenceRange.GREATEST + 1;
    assertThat(enrol("--fingerprint", fingerprint()))
        .startsWith("1 ")
        .contains("given out its last number", "Nothing was changed here", "add-terminal");
    assertThat(folder.resolve("terminal.pem")).doesNotExist();
  }

  @Test
  void anIdentityThatOthersMayReadIsNotUsed() throws Exception {
    assertThat(enrol("--fingerprint", fingerprint())).isEqualTo("0 ");
    Files.setPosixFilePermissions(
        folder.resolve("terminal.pem"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(name.server().today())
        .isEqualTo(new Answer.Unauthorised<>(FailureCode.TERMINAL_NOT_ENROLLED));
    assertThat(server.shown).isEmpty();
  }

  private String enrol(String how, String what) {
    return run("--code", SigningServer.CODE, how, what);
  }

  /** Runs the command: its exit code and what it complained of. */
  private String run(String... arguments) {
    String[] all = new String[arguments.length + 5];
    System.arraycopy(
        new String[] {"enrol", "--server", server.address(), "--data", folder.toString()},
        0,
        all,
        0,
        5);
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    StringWriter complaints = new StringWriter();
    int code =
        KioskCommand.commandLine()
            .setErr(new PrintWriter(complaints))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(all);
    return code + " " + complaints;
  }

  private String fingerprint() throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(server.authority().getEncoded()));
  }
}
