package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the answer to a confirmation to the desk that checks it without the server. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class VerifyReceiptTest {
  private static final String STUDENT = "08281001";

  private Path folder;
  private Path keys;

  @BeforeEach
  void prepare(@TempDir Path parent) {
    folder = parent.resolve("data");
    keys = parent.resolve("keys.json");
  }

  @Test
  void theAnswersSignedTextIsCheckedOffline() throws Exception {
    String signed;
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Receipt receipt = complete(server);
      signed = String.valueOf(receipt.signed());
      String published = server.addTerminal("08").get("/v1/receipt-keys").body();
      assertThat(published + "\n")
          .isEqualTo(CommandEnd.run("receipt-keys", "--data", folder.toString()).out());
      Files.writeString(keys, published);
      CommandEnd end = CommandEnd.run("verify-receipt", "--keys", keys.toString(), signed);
      assertThat(end.code()).isZero();
      assertThat(end.out())
          .startsWith("valid\n")
          .contains("number     " + receipt.number())
          .contains("student    " + STUDENT)
          .contains("confirmed  2012-06-12T01:00:00Z")
          .contains("office     information_centre")
          .contains("refund     bank");
    }
    assertThat(CommandEnd.run("verify-receipt", "--data", folder.toString(), signed).code())
        .isZero();
    Path file = folder.resolveSibling("receipt.txt");
    Files.writeString(file, signed + "\n");
    assertThat(CommandEnd.run("verify-receipt", "--keys", keys.toString(), file.toString()).code())
        .isZero();

    int middle = signed.indexOf('.') + 30;
    String changed =
        signed.substring(0, middle)
            + (signed.charAt(middle) == 'x' ? 'y' : 'x')
            + signed.substring(middle + 1);
    CommandEnd bad = CommandEnd.run("verify-receipt", "--keys", keys.toString(), changed);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).startsWith("bad signature");
    assertThat(bad.out() + bad.err()).doesNotContain(STUDENT);
    CommandEnd malformed = CommandEnd.run("verify-receipt", "--keys", keys.toString(), "hello");
    assertThat(malformed.code()).isEqualTo(1);
    assertThat(malformed.err()).startsWith("malformed");
  }

  @Test
  void theDeskChecksATicketWithTheSameCommand() throws Exception {
    String signed;
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Ticket ticket =
          Objects.requireNonNull(server.addTerminal("07").open("08281002").notice().ticket());
      signed = String.valueOf(ticket.signed());
    }
    CommandEnd end = CommandEnd.run("verify-receipt", "--data", folder.toString(), signed);
    assertThat(end.code()).isZero();
    assertThat(end.out())
        .startsWith("valid ticket\n")
        .contains("number     1\n")
        .contains("day        2012-06-12\n")
        .contains("student    08281002\n")
        .contains("given      2012-06-12T01:00:00Z\n");
  }

  @Test
  void afterARotationOldAndNewReceiptsAreBothTrue() throws Exception {
    String first;
    String second;
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      first = String.valueOf(deliver(terminal, STUDENT, 1).signed());
      String before = CommandEnd.run("receipt-keys", "--data", folder.toString()).out();
      Files.writeString(keys, before);
      CommandEnd rotated = CommandEnd.run("receipt-keys", "--rotate", "--data", folder.toString());
      assertThat(Json.read(rotated.out(), PublicKeySet.class).keys())
          .containsAll(Json.read(before, PublicKeySet.class).keys())
          .hasSize(Json.read(before, PublicKeySet.class).keys().size() + 1);
      server.restart();
      second = String.valueOf(deliver(server.addTerminal("08"), "08281012", 1).signed());
    }
    for (String signed : new String[] {first, second}) {
      assertThat(CommandEnd.run("verify-receipt", "--data", folder.toString(), signed).code())
          .isZero();
    }
    assertThat(CommandEnd.run("verify-receipt", "--keys", keys.toString(), first).code()).isZero();
    CommandEnd unknown = CommandEnd.run("verify-receipt", "--keys", keys.toString(), second);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).startsWith("unknown key");
  }

  @Test
  void theStudentWhoWasHereBeforeHasASignedReceiptToo() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Receipt earlier =
          Objects.requireNonNull(server.addTerminal("07").open("08281010").notice().receipt());
      CommandEnd end =
          CommandEnd.run(
              "verify-receipt", "--data", folder.toString(), String.valueOf(earlier.signed()));
      assertThat(end.code()).isZero();
      assertThat(end.out()).contains("number     " + earlier.number());
    }
  }

  @Test
  void noKeysOrBothIsWrongUse() {
    assertThat(CommandEnd.run("verify-receipt", "hello").code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(CommandEnd.run("verify-receipt", "--keys", "a", "--data", "b", "hello").code())
        .isEqualTo(ExitCodes.WRONG_USE);
  }

  private static Receipt complete(TestServer server) {
    return deliver(server.addTerminal("07"), STUDENT, 1);
  }

  private static Receipt deliver(Terminal terminal, String student, long sequence) {
    CompletionEvent event =
        terminal.event(student, terminal.open(student).session().id(), sequence);
    Terminal.Reply reply = terminal.deliver(event);
    assertThat(terminal.deliver(event).body()).isEqualTo(reply.body());
    return reply.as(Receipt.class);
  }
}
