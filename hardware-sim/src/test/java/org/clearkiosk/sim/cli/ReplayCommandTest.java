package org.clearkiosk.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Dumps become cards by one command; written here by docs/protocols/dump-format.md. */
class ReplayCommandTest {
  private static final String TORN =
      """
      clearance-kiosk-dump 1
      reader: ACS ACR1252 00 00
      recorded: 2012-06-11T08:00:00.123Z
      masked: yes
      task: read
      profiles: CPU
      application: F0434C4541524B01
      sector: 1
      storage cards: 0001=MIFARE_CLASSIC_1K
      atr: 3B 84 80 01 ** ** ** ** **
      outcome: torn

           0.065 > apdu 00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00     ; SELECT
           2.985 < apdu ** ** ** 90 00                                ; 3 bytes, done
           3.000 * a note
           3.047 > apdu 00 B0 81 00 ** ; READ BINARY
           4.064 ! CARD_GONE ; The answer broke off.
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  @Test
  void aDumpBecomesACardOfTheDeck(@TempDir Path folder) throws Exception {
    Path dump = Files.writeString(folder.resolve("20120611-080000-123-read.dump"), TORN);

    assertThat(run("replay", dump.toString(), "--card", folder.toString())).isZero();

    assertThat(out.toString()).contains("Card 20120611-080000-123-read", "Then: torn.", "masked");
    CardFile file = Deck.load(folder).find("20120611-080000-123-read").orElseThrow();
    assertThat(file.answerToReset()).isEqualTo(ByteString.parse("3B84800100000000 05"));
    VirtualCard card = VirtualCard.of(file);
    byte[] select = ByteString.parse("00A4040008F0434C4541524B0100").toArray();
    assertThat(card.transmit(select)).isEqualTo(ByteString.parse("0000009000").toArray());
    assertThat(card.transmit(select)).isEqualTo(ByteString.parse("0000009000").toArray());
    assertThat(card.transmit(new byte[] {0, 0x20, 0, 0}))
        .as("not recorded")
        .isEqualTo(new byte[] {0x6D, 0});
  }

  @Test
  void aDumpBecomesAScenario(@TempDir Path folder) throws Exception {
    Path dump = Files.writeString(folder.resolve("a.dump"), TORN.replace("CPU", "CPU CLASSIC"));
    Path scenario = folder.resolve("torn-on-campus.yaml");

    assertThat(run("replay", dump.toString(), "--scenario", scenario.toString())).isZero();

    assertThat(out.toString()).contains("bin/sim run " + scenario, "Then: torn.");
    assertThat(Deck.load(folder).find("torn-on-campus")).isPresent();
    assertThat(Files.readString(scenario))
        .startsWith("title: 'As recorded on ACS ACR1252 00 00: torn'\nabout: 'The dump is masked")
        .endsWith(
            """
            campus:
              cards: torn-on-campus.json
              kiosk: [--profiles, 'cpu,classic']
            steps:
              - tap: torn-on-campus
              - expect code: C-01
              - touch: acknowledge
              - remove
            """);
  }

  /** What a card in order says, up to a proof that was not asked for. */
  private static final String READ =
      """
           0.065 > apdu 00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00
           2.985 < apdu ** ** ** 90 00
           3.047 > apdu 00 B0 81 00 00
           4.064 < apdu E1 02 C0 01 90 00
      """;

  private static final String PROOF = "     5.000 > apdu 00 88 00 01 10 ** ** ; proof\n";

  /** Field dumps are played by scenarios/field; these are outcomes of which none was recorded. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "identified CPU, 10 digits, key generation 1 | | | C-07",
        "refused 6982 | proof | < apdu 69 82 | C-07",
        "timed out | proof | ! NO_ANSWER | C-06",
        "timed out | | | C-07",
        "card gone | proof | ! CARD_GONE | C-01",
        "card gone | | | C-07",
        "reader lost | proof | ! READER_GONE | C-01",
        "reader lost | proof | | C-06",
        "unrecognised MUTE, NO_KEY | | | C-17",
      })
  void theCodeIsTheOneThatComesAtTheDesk(
      String outcome, String asked, String answered, String code, @TempDir Path folder)
      throws Exception {
    String exchanges =
        READ
            + (asked == null ? "" : PROOF)
            + (answered == null ? "" : "     6.000 " + answered + "\n");
    Path dump = dump(folder, "a", outcome, exchanges);
    Path scenario = folder.resolve("a.yaml");

    assertThat(run("replay", dump.toString(), "--scenario", scenario.toString())).isZero();

    assertThat(Files.readString(scenario)).contains("  - expect code: " + code + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "card gone | | | C-01",
        "card gone | proof | ! CARD_GONE | C-01",
        "timed out | proof | ! NO_ANSWER | C-06",
        "proved | proof | < apdu 00 00 90 00 | C-07",
      })
  void aReadAndItsProofComeToWhatBecameOfTheProof(
      String outcome, String asked, String answered, String code, @TempDir Path folder)
      throws Exception {
    Path read = dump(folder, "a", "identified CPU, 10 digits, key generation 1", READ);
    String exchanges = READ + (asked == null ? "" : PROOF + "     6.000 " + answered + "\n");
    Path proof = dump(folder, "b", outcome, exchanges);
    Path scenario = folder.resolve("a.yaml");

    assertThat(run("replay", read.toString(), proof.toString(), "--scenario", scenario.toString()))
        .isZero();

    assertThat(Files.readString(scenario)).contains("  - expect code: " + code + "\n");
  }

  @ParameterizedTest
  @CsvSource({"yes, C-02", "no, '[C-02, C-18]'"})
  void aSectorsKeyIsNotLentForACardThatTheServerDoesNotKnow(
      String masked, String code, @TempDir Path folder) throws Exception {
    String text =
        TORN.replace("outcome: torn", "sector key: GIVEN\noutcome: identified CLASSIC, 10 digits")
            .replace("masked: yes", "masked: " + masked);
    Path dump = Files.writeString(folder.resolve("a.dump"), text);
    Path scenario = folder.resolve("a.yaml");

    assertThat(run("replay", dump.toString(), "--scenario", scenario.toString())).isZero();

    assertThat(Files.readString(scenario)).contains("  - expect code: " + code + "\n");
  }

  private static Path dump(Path folder, String name, String outcome, String exchanges)
      throws IOException {
    String header = TORN.substring(0, TORN.indexOf("\n\n")).replace(": torn", ": " + outcome);
    return Files.writeString(folder.resolve(name + ".dump"), header + "\n\n" + exchanges);
  }

  @Test
  void whatIsThereIsWrittenOverOnlyByForce(@TempDir Path folder) throws Exception {
    Path dump = Files.writeString(folder.resolve("a.dump"), TORN);
    Path card = Files.writeString(folder.resolve("mine.json"), "a card");
    Path scenario = folder.resolve("mine.yaml");

    assertThat(run("replay", dump.toString(), "--card", card.toString())).isOne();
    assertThat(run("replay", dump.toString(), "--scenario", scenario.toString())).isOne();
    assertThat(card).hasContent("a card");
    assertThat(scenario).doesNotExist();
    assertThat(error.toString()).contains(card + " exists already, and nothing was changed");

    Files.delete(card);
    Files.writeString(scenario, "a scenario");
    assertThat(run("replay", dump.toString(), "--scenario", scenario.toString())).isOne();
    assertThat(scenario).hasContent("a scenario");
    assertThat(card).doesNotExist();

    assertThat(run("replay", dump.toString(), "--scenario", scenario.toString(), "--force"))
        .isZero();
    assertThat(Files.readString(scenario)).startsWith("title: ");
    assertThat(Deck.load(folder).find("mine")).isPresent();
  }

  @Test
  void eitherACardOrAScenarioIsMade(@TempDir Path folder) throws Exception {
    Path dump = Files.writeString(folder.resolve("a.dump"), TORN);

    assertThat(run("replay", dump.toString())).isEqualTo(2);
    assertThat(
            run("replay", dump.toString(), "--scenario", folder + "", "--card", folder.toString()))
        .isEqualTo(2);
    assertThat(run("replay", dump.toString(), "--scenario", folder.resolve("a.json").toString()))
        .isEqualTo(2);
    assertThat(Deck.load(folder).cards()).isEmpty();
  }

  @Test
  void whatCannotBePlayedIsToldAndNothingIsWritten(@TempDir Path folder) throws Exception {
    Path none = Files.writeString(folder.resolve("a.dump"), TORN.replaceAll("atr: .*\n", ""));
    Path other = Files.writeString(folder.resolve("b.dump"), "clearance-kiosk-dump 2\n");
    Path broken = Files.writeString(folder.resolve("c.dump"), TORN.replace("2.985 <", "2.985 ="));

    assertThat(run("replay", none.toString(), "--card", folder.toString())).isOne();
    assertThat(run("replay", other.toString(), "--card", folder.toString())).isOne();
    assertThat(run("replay", broken.toString(), "--card", folder.toString())).isOne();
    assertThat(run("replay", none.toString(), "--card", folder.resolve("A B.json").toString()))
        .isEqualTo(2);

    assertThat(error.toString())
        .contains("cannot be played", "does not begin with", "line 14: the marks are");

    for (String atr :
        List.of("atr: 3B 8X", "atr:", "atr: **", "target: atqa 03 44 | sak | uid 01 | ats")) {
      Path dump = Files.writeString(folder.resolve("d.dump"), TORN.replaceAll("atr: .*", atr));
      assertThat(run("replay", dump.toString(), "--card", folder.toString())).as(atr).isOne();
    }
    assertThat(error.toString()).contains("it describes no card: ").doesNotContain("\tat ");
    assertThat(Deck.load(folder).cards()).isEmpty();
  }

  private int run(String... arguments) {
    CommandLine line = SimulatorCommand.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(error, true));
    assertThat(Arrays.asList(arguments)).isNotEmpty();
    return line.execute(arguments);
  }
}
