package org.clearkiosk.cardtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.cardtool.cli.ToolProcess.Ended;
import org.clearkiosk.sim.bench.PcscDaemon;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.ClassicOffice;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Every command against a real pcscd and a real pseudo-terminal: one of each kind as a real
 * process, the others in this one.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
  private static final String FIRST = "Clearance Kiosk Sim 00 00";
  private static final String SECOND = "Clearance Kiosk Sim 00 01";
  private static final String WHOLE_NUMBER = "6008281001";
  private static final String SELECT = "00A4040008F0434C4541524B0100";

  @TempDir private static Path folder = Path.of("");
  private @Nullable Simulator started;
  private @Nullable ToolProcess process;

  @BeforeAll
  void plugEverythingIn() throws IOException {
    String socket =
        Objects.requireNonNull(System.getenv(PcscDaemon.SOCKET_VARIABLE), "set by the build");
    Simulator simulator = Simulator.start(RunFolder.ofSocket(Path.of(socket)), Deck.demo());
    simulator.serial().plug(pn532());
    started = simulator;
    process = new ToolProcess(simulator.daemon().socket());
  }

  @AfterAll
  void pullEverythingOut() throws IOException {
    simulator().close();
  }

  @BeforeEach
  void takeCardsAway() {
    simulator().remove(0);
    simulator().remove(1);
    simulator().setFault(0, new Fault.None());
    simulator().serial().remove();
  }

  private static void awaitTheServiceTellsOfNoCard() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (ToolProcess.run("list").out().contains(" 3B ")) {
      assertThat(System.nanoTime()).describedAs("in time: no card").isLessThan(deadline);
    }
  }

  /** The service tells of a card a moment after its driver noticed it. */
  private static void awaitToldByTheService(String words) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!ToolProcess.run("list").out().contains(words)) {
      assertThat(System.nanoTime()).describedAs("in time: %s", words).isLessThan(deadline);
    }
  }

  @Test
  void listShowsReadersOnBothBuses() throws Exception {
    simulator().tap(0, "08281001");
    simulator().tap(1, "classic-08281001");
    awaitToldByTheService("3B 80 80 01 01");
    awaitToldByTheService("storage card");
    Ended ended = tool().runWith("", "list", "--serial", pn532().toString());
    assertThat(ended.out())
        .containsPattern(FIRST + " +card +3B 80 80 01 01 +processor card \\(ISO/IEC 14443-4\\)")
        .contains("storage card: MIFARE Classic 1K (ISO/IEC 14443 A, part 3)")
        .contains(pn532() + "    PN532 firmware 1.6: empty");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ended.error()).isEmpty();
  }

  @Test
  void listSpeaksToProgramsToo() throws Exception {
    simulator().tap(0, "08281001");
    awaitToldByTheService("3B 80 80 01 01");
    JsonObject listed =
        json(ToolProcess.run("list", "--format", "json", "--reader", "00 00").out());
    assertThat(listed.getAsJsonObject("cardService").get("state").getAsString())
        .isEqualTo("running");
    assertThat(listed.getAsJsonArray("readers")).hasSize(1);
    JsonObject reader = listed.getAsJsonArray("readers").get(0).getAsJsonObject();
    assertThat(reader.get("state").getAsString()).isEqualTo("card");
    assertThat(reader.get("answerToReset").getAsString()).isEqualTo("3B80800101");
  }

  @Test
  void readSaysWhatACardIsAndMasksItsNumber() throws Exception {
    simulator().tap(0, "08281001");
    Ended ended = ToolProcess.run("read");
    assertThat(ended.out())
        .contains(FIRST + ": campus card ********01, profile cpu, key generation 1")
        .doesNotContain(WHOLE_NUMBER);
    assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ToolProcess.run("read", "--show-personal-data").out()).contains(WHOLE_NUMBER);
    JsonObject card =
        json(ToolProcess.run("read", "--format", "json").out()).getAsJsonObject("card");
    assertThat(card.get("cardNumber").getAsString()).isEqualTo("********01");
    assertThat(card.get("masked").getAsBoolean()).isTrue();
  }

  @Test
  void readTellsWhatIsWrongWithACard() throws Exception {
    simulator().tap(0, "wrong-checksum");
    Ended damaged = ToolProcess.run("read");
    assertThat(damaged.out()).contains("file is damaged").contains("has to write the card anew");
    assertThat(damaged.exitCode()).isEqualTo(ExitCode.NOT_RECOGNISED);
    simulator().tap(0, "classic-08281001");
    assertThat(ToolProcess.run("read", "--profiles", "classic").out())
        .contains("whose sector key was not given")
        .contains("--sector-key-file");
  }

  @Test
  void readOpensASectorWithAKeyFromAFile() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), sectorKey() + "\n");
    simulator().tap(0, "classic-08281001");
    Ended ended = ToolProcess.run("read", "--sector-key-file", key.toString());
    assertThat(ended.out()).contains("campus card ********01, profile classic");
    simulator().remove(0);
    simulator().serial().place("classic-08281001", VirtualCard.of(classic()));
    Ended serial =
        ToolProcess.run(
            "read", "--sector-key-file", key.toString(), "--serial", pn532().toString());
    assertThat(serial.out()).contains(pn532() + ": campus card ********01, profile classic");
    Ended wrong = ToolProcess.run("read", "--sector-key-file", folder.resolve("no").toString());
    assertThat(wrong.error()).contains("there is no file");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void readEndsWhenNoCardComesOrNoReaderIsThere() throws Exception {
    Ended noCard = ToolProcess.run("read", "--timeout", "2");
    assertThat(noCard.error()).contains("Lay a card on the reader").contains("no card came");
    assertThat(noCard.exitCode()).isEqualTo(ExitCode.NO_CARD);
    Ended noReader = ToolProcess.run("read", "--reader", "ACR1252");
    assertThat(noReader.error()).contains("no such reader").contains("bin/card list");
    assertThat(noReader.exitCode()).isEqualTo(ExitCode.NO_READER);
    Ended noDevice = ToolProcess.run("read", "--serial", folder.resolve("ttyNone").toString());
    assertThat(noDevice.error()).contains("no such device");
    assertThat(noDevice.exitCode()).isEqualTo(ExitCode.NO_READER);
    Ended noService = new ToolProcess(folder.resolve("nobody.comm")).runWith("", "read");
    assertThat(noService.error()).contains("the card service does not run");
    assertThat(noService.exitCode()).isEqualTo(ExitCode.NO_READER);
  }

  @Test
  void watchTellsOfAllReadersAtOnce() throws Exception {
    Process watching =
        tool().start("watch", "--format", "json", "--reader", ".", "--serial", pn532().toString());
    try {
      JsonLines lines = new JsonLines(watching);
      lines.await(3, "reader_ready");
      simulator().tap(1, "08281001");
      JsonObject arrived = lines.await(1, "card_arrived");
      assertThat(arrived.get("reader").getAsString()).isEqualTo(SECOND);
      assertThat(arrived.getAsJsonObject("card").get("cardNumber").getAsString())
          .isEqualTo("********01");
      simulator().remove(1);
      assertThat(lines.await(1, "card_left").get("lay").getAsDouble()).isPositive();
      simulator().serial().unplug();
      JsonObject lost = lines.await(1, "reader_lost");
      assertThat(lost.get("bus").getAsString()).isEqualTo("serial");
      assertThat(lost.get("why").getAsString()).isEqualTo("unplugged");
      simulator().serial().plug();
      lines.await(1, "reader_ready");
      watching.destroy(); // SIGTERM, like Ctrl-C's SIGINT an orderly end
      assertThat(watching.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      watching.destroyForcibly();
    }
  }

  @Test
  void watchEndsByItself() throws Exception {
    awaitTheServiceTellsOfNoCard();
    Ended counted = ToolProcess.run("watch", "--count", "2");
    assertThat(counted.out()).contains(FIRST + "  ready").contains(SECOND + "  ready");
    assertThat(counted.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ToolProcess.run("watch", "--seconds", "1", "--reader", "none of this name").out())
        .contains("PC/SC  lost: no such reader");
  }

  @Test
  void apduSendsCommandsAsTheyAre() throws Exception {
    simulator().tap(0, "08281001");
    Ended ended = ToolProcess.run("apdu", SELECT, "00B0810000");
    assertThat(ended.out())
        .contains("> 00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00")
        .contains("< E1 18 C0 01 01")
        .containsPattern("< 9000  success \\(26 bytes, [0-9.]+ ms\\)");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ToolProcess.run("apdu", "00", "A4", "04", "00").out()).contains("> 00 A4 04 00\n");
    Ended piped = tool().runWith("# the identifier\n\nff ca 00 00 00\n", "apdu");
    assertThat(piped.out()).contains("> FF CA 00 00 00").contains("9000  success (7 bytes");
    Ended tooLong = tool().runWith("00".repeat(1001) + "\n" + SELECT + "\n", "apdu");
    assertThat(tooLong.error()).contains("a line of 2002 characters");
    assertThat(tooLong.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void dumpWritesDownAReadingThatReplayPlays() throws Exception {
    simulator().tap(0, "08281001");
    Path masked = folder.resolve("masked.dump");
    Ended ended = ToolProcess.run("dump", masked.toString());
    assertThat(ended.out())
        .contains("Written to " + masked + ", without personal data and keys.")
        .doesNotContain(WHOLE_NUMBER);
    assertThat(Files.readString(masked))
        .contains("outcome: identified CPU, 10 digits, key generation 1")
        .doesNotContain("30 38 32 38 31 30 30 31");
    assertThat(Files.getPosixFilePermissions(masked))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Ended again = ToolProcess.run("dump", masked.toString());
    assertThat(again.error()).contains("exists already and was left as it is");
    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
    Path nowhere = folder.resolve("none");
    assertThat(ToolProcess.run("dump", nowhere.resolve("a.dump").toString()).error())
        .isEqualTo("bin/card: there is no folder " + nowhere + " to write to.\n");
    assertThat(ToolProcess.run("replay", folder.toString()).error())
        .as("the file and what is wrong with it")
        .isEqualTo("bin/card: " + folder + ": Is a directory\n");
    Ended played = ToolProcess.run("replay", masked.toString());
    assertThat(played.out()).contains("now       identified CPU, 10 digits, key generation 1; the");
    assertThat(played.exitCode()).isEqualTo(ExitCode.DONE);
    Path whole = folder.resolve("whole.dump");
    assertThat(ToolProcess.run("dump", "--show-personal-data", whole.toString()).out())
        .contains("WITH personal data");
    assertThat(Files.readString(whole)).contains("36 30 30 38 32 38 31 30 30 31");
    assertThat(ToolProcess.run("replay", "--exchanges", whole.toString()).out())
        .contains("SELECT the application")
        .doesNotContain("36 30 30 38 32 38 31 30 30 31");
  }

  @Test
  void replayTellsWhatHasChangedAndWhatIsNoDump() throws Exception {
    simulator().serial().place("08281001", VirtualCard.of(card("08281001")));
    String dump = ToolProcess.run("dump", "--serial", pn532().toString(), "-").out();
    Path changed =
        Files.writeString(
            folder.resolve("changed.dump"), dump.replace("outcome: identified CPU", "outcome: x"));
    Ended played = ToolProcess.run("replay", changed.toString());
    assertThat(played.out()).contains("NOT the same");
    assertThat(played.exitCode()).isEqualTo(ExitCode.FAILED);
    Path other = Files.writeString(folder.resolve("other.txt"), "hello");
    assertThat(ToolProcess.run("replay", other.toString()).error())
        .contains("is no dump of a card");
  }

  @Test
  void dumpWritesDownACardThatLeftTooSoon() throws Exception {
    simulator().setFault(0, new CardFault.Tear(2));
    simulator().tap(0, "08281001");
    assertThat(ToolProcess.run("dump", "-").out()).contains("outcome: torn").contains("CARD_GONE");
  }

  @Test
  void doctorLooksAtThisMachine() throws Exception {
    JsonObject told =
        json(ToolProcess.run("doctor", "--format", "json", "--serial", pn532().toString()).out());
    List<String> findings =
        told.getAsJsonArray("findings").asList().stream()
            .map(finding -> finding.getAsJsonObject().get("finding").getAsString())
            .toList();
    assertThat(findings)
        .contains(pn532() + ": PN532 firmware 1.6 answers", FIRST + ": empty")
        .anyMatch(finding -> finding.startsWith("a pcscd of its own answers at "));
    Ended printed = ToolProcess.run("doctor", "--serial", folder.resolve("ttyNone").toString());
    assertThat(printed.out()).contains("PROBLEM    Serial devices").contains("no such device");
    assertThat(printed.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "watch", "read", "apdu", "dump", "replay", "doctor"})
  void everyCommandExplainsItself(String command) {
    StringWriter said = new StringWriter();
    CommandLine commandLine = CardCommand.commandLine().setOut(new PrintWriter(said));
    assertThat(commandLine.execute(command, "--help")).isZero();
    assertThat(said.toString()).contains("Usage: bin/card " + command).contains("--help");
  }

  @Test
  void apduThatWaitsForCommandsLetsGoOfItsCardWhenItIsToldToEnd() throws Exception {
    simulator().tap(0, "08281001");
    Process waiting = tool().start("apdu", "--reader", "00 00");
    try {
      assertThat(waiting.inputReader().readLine()).contains("processor card");
      waiting.toHandle().destroy(); // SIGTERM, like Ctrl-C's SIGINT an orderly end
      assertThat(ToolProcess.ended(waiting).error()).isEmpty();
    } finally {
      waiting.destroyForcibly();
    }
    assertThat(ToolProcess.run("apdu", "--reader", "00 00", "--timeout", "0", SELECT).out())
        .contains("9000");
  }

  @Test
  void apduThatWaitsForACardEndsWhenItIsToldTo() throws Exception {
    Process waiting = tool().start("apdu", "--serial", pn532().toString());
    try {
      assertThat(waiting.errorReader().readLine()).contains("Lay a card on the reader");
      waiting.toHandle().destroy(); // SIGTERM, like Ctrl-C's SIGINT an orderly end
      assertThat(ToolProcess.ended(waiting).error()).doesNotContain("could not be let go of");
    } finally {
      waiting.destroyForcibly();
    }
  }

  @Test
  void outputThatCannotBeWrittenIsAFailureAndEndsTheWatch() throws Exception {
    for (String command : List.of("list", "watch")) {
      StringWriter error = new StringWriter();
      try (PrintStream full = new PrintStream(new FileOutputStream("/dev/full"))) {
        int exitCode =
            CardCommand.commandLine()
                .setOut(CardCommand.utf8(full))
                .setErr(new PrintWriter(error, true))
                .execute(command);
        assertThat(exitCode).as(command).isEqualTo(ExitCode.FAILED);
      }
      assertThat(error.toString()).as(command).contains("could not be written");
    }
  }

  @Test
  void apduGoesToASerialReaderToo() throws Exception {
    Ended missing =
        ToolProcess.run("apdu", "--serial", pn532().toString(), "--timeout", "0", SELECT);
    assertThat(missing.exitCode()).isEqualTo(ExitCode.NO_CARD);
    simulator().serial().place("08281001", VirtualCard.of(card("08281001")));
    Ended ended = ToolProcess.run("apdu", "--serial", pn532().toString(), SELECT, "00B0810000");
    assertThat(ended.out())
        .contains(pn532() + ": SAK 20, processor card (ISO/IEC 14443-4)")
        .contains("< E1 18 C0 01 01");
    simulator().serial().place("classic-08281001", VirtualCard.of(classic()));
    Ended classic = ToolProcess.run("apdu", "--serial", pn532().toString(), SELECT);
    assertThat(classic.error()).contains("takes no APDUs: SAK 08, MIFARE Classic 1K");
    assertThat(classic.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void apduTeachesWhatIsWrong() throws Exception {
    Ended short3 = ToolProcess.run("apdu", "00A404");
    assertThat(short3.error()).contains("4 to 261 bytes").contains("bin/card apdu --help");
    assertThat(short3.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ToolProcess.run("apdu", "00A4X400").error()).contains("'x' is no hexadecimal digit");
    simulator().tap(0, "08281001");
    simulator().tap(1, "08281006");
    assertThat(ToolProcess.run("apdu", SELECT).error())
        .contains("cards lie on several readers")
        .contains("--reader");
    assertThat(ToolProcess.run("apdu", "--reader", "00 01", SELECT).exitCode()).isZero();
    simulator().setFault(0, new CardFault.Tear(1));
    Ended torn = ToolProcess.run("apdu", "--reader", "00 00", SELECT);
    assertThat(torn.error()).contains("the card left");
    assertThat(torn.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static String sectorKey() throws IOException {
    return new ClassicOffice(CardOffice.DEMO_MASTER_KEY)
        .keyA(classic().uniqueIdentifier())
        .toHexadecimal();
  }

  private Path pn532() {
    return folder.resolve("pn532");
  }

  private static CardFile classic() throws IOException {
    return card("classic-08281001");
  }

  private static CardFile card(String label) throws IOException {
    return Deck.demo().find(label).orElseThrow();
  }

  private Simulator simulator() {
    return Objects.requireNonNull(started);
  }

  private ToolProcess tool() {
    return Objects.requireNonNull(process);
  }
}
