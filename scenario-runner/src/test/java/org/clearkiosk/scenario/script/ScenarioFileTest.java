package org.clearkiosk.scenario.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.settings.Mistake;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardFileFormat;
import org.clearkiosk.sim.card.Deck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario's file says, and what is said of one that is wrong. */
class ScenarioFileTest {
  private static final Vocabulary WORDS = new Vocabulary(Set.of("08281001", "08281002", "blank"));

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void everyKindOfStepIsRead() throws IOException {
    writeCard("other.json", "other");
    Scenario scenario =
        good(
            """
            title: All kinds
            about: Of everything one.
            campus:
              clock: 2012-07-03T09:00+08:00
              serial reader: true
              serial port: forbidden
              cards: other.json
              days since enrolment: 450
              turning clock: true
              network: proxied
              kiosk: [--profiles, "cpu,classic"]
              kiosk environment: {SOME_NAME: some value}
            steps:
              - tap: 08281001
              - tap: {card: blank, reader: serial, beside: true}
              - tap: other
              - remove
              - remove: serial
              - wait for screen: Idle
              - wait for screen: {screen: Trouble, code: [C-01, C-06], within: 90}
              - wait for screen: {screen: Confirm, detail: armed, can touch: confirm}
              - wait for screen: {screen: Confirm, facts: {refund: cash, card stops: 2012-06-26}}
              - expect code: P-02
              - touch: end
              - touch: {control: confirm, times: 3}
              - type password: 000123
              - key: Escape
              - fault: cut
              - end: kiosk
              - technician pin: 739204
              - turn clock: 30
              - turn clock: -5
              - fault: tear 2
              - fault: {what: mute, at: serial}
              - kill: server
              - freeze: card service
              - start server at: 2012-06-12T09:20+08:00
              - hold: card
              - let go: card
              - operator: revoke-terminal 07
              - import:
                  blockers: |
                    student,source,id,kind
                    08281001,library,b-1,library_due
              - expect completion: 08281001
              - expect no completion: 08281002
              - expect kept: {refused: 1}
            """);

    assertThat(scenario.campus())
        .isEqualTo(
            new CampusSettings(
                "2012-07-03T09:00+08:00",
                true,
                true,
                List.of(folder.resolve("other.json")),
                450,
                true,
                Network.PROXIED,
                List.of("--profiles", "cpu,classic"),
                java.util.Map.of("SOME_NAME", "some value"),
                true,
                true,
                false));
    assertThat(scenario.acts().stream().map(Act::told))
        .containsExactly(
            "tap 08281001",
            "tap blank on the serial reader, beside what lies there",
            "tap other",
            "remove",
            "remove from the serial reader",
            "wait for Idle",
            "wait for Trouble with code C-01 or C-06",
            "wait for Confirm, armed, where confirm takes touches",
            "wait for Confirm, refund cash, card stops 2012-06-26",
            "wait for a screen with code P-02",
            "touch end",
            "touch confirm, 3 times",
            "type password 000123",
            "key Escape",
            "fault: cut",
            "end the kiosk",
            "set the technician's PIN 739204",
            "turn the terminal's clock +30 h",
            "turn the terminal's clock -5 h",
            "fault: tear 2",
            "fault: mute at serial",
            "kill the server",
            "freeze the card service",
            "start the server at 2012-06-12T09:20+08:00",
            "another program takes the card",
            "the other program lets go of the card",
            "operator: revoke-terminal 07",
            "import blockers",
            "expect one completion of 08281001",
            "expect no completion of 08281002",
            "expect 1 refused in the outbox");
    assertThat(scenario.acts().get(0).line()).isEqualTo(14);
    assertThat(scenario.cards()).containsExactlyInAnyOrder("08281001", "blank", "other");
  }

  @Test
  void whatIsNotSaidIsUsual() throws IOException {
    Scenario scenario = good("title: Short\nsteps:\n  - remove\n");

    assertThat(scenario.campus()).isEqualTo(CampusSettings.USUAL);
    assertThat(scenario.about()).isEmpty();
  }

  @Test
  void aScreenOfWhichNoCodeIsSaidShowsNone() throws IOException {
    Scenario scenario = good("title: Short\nsteps:\n  - wait for screen: Idle\n");

    Wanted wanted = ((Act.WaitForScreen) scenario.acts().get(0)).wanted();
    assertThat(wanted.fits(idle(null))).isTrue();
    assertThat(wanted.fits(idle("N-11"))).isFalse();
  }

  private static Screen idle(@Nullable String code) {
    return new Screen("Idle", code, null, Map.of(), Map.of(), 0, 0);
  }

  @Test
  void everyFactThatIsWantedHasToBeThere() throws IOException {
    Scenario scenario =
        good(
            """
            title: Short
            steps:
              - wait for screen: {screen: Confirm, facts: {refund: cash, language: en}}
            """);

    Wanted wanted = ((Act.WaitForScreen) scenario.acts().get(0)).wanted();
    assertThat(wanted.fits(check(Map.of("refund", "cash", "language", "en", "contrast", "white"))))
        .isTrue();
    assertThat(wanted.fits(check(Map.of("refund", "bank", "language", "en")))).isFalse();
    assertThat(wanted.fits(check(Map.of("refund", "cash")))).isFalse();
  }

  private static Screen check(Map<String, String> facts) {
    return new Screen("Confirm", null, null, facts, Map.of(), 0, 0);
  }

  @Test
  void stepsAreRepeatedInRounds() throws IOException {
    Scenario scenario =
        good(
            """
            title: Rounds
            steps:
              - repeat:
                  times: 2
                  steps:
                    - tap: 08281001
                    - remove
            """);

    assertThat(scenario.turns(OptionalLong.empty()).stream().map(Turn::told))
        .containsExactly("1/2  tap 08281001", "1/2  remove", "2/2  tap 08281001", "2/2  remove");
  }

  @Test
  void theSameSeedDrawsTheSameStepsAndAnotherSeedOthers() throws IOException {
    String text =
        """
        title: Drawn
        steps:
          - random:
              seed: 7
              times: 64
              one of:
                - [tap: 08281001]
                - [tap: 08281002]
        """;

    List<Turn> once = good(text).turns(OptionalLong.empty());

    assertThat(once).hasSize(64).isEqualTo(good(text).turns(OptionalLong.empty()));
    assertThat(good(text).turns(OptionalLong.of(7))).isEqualTo(once);
    assertThat(good(text).turns(OptionalLong.of(8))).isNotEqualTo(once);
    assertThat(once.stream().map(turn -> turn.act().told()).distinct())
        .containsExactlyInAnyOrder("tap 08281001", "tap 08281002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "titel: A\\nsteps: [remove] | 1 | titel does not fit here | write one of: ",
        "title: A | 1 | steps is missing | write \"steps: ...\"",
        "title: A\\nsteps: [] | 2 | steps are missing here | write a list",
        "title: A\\ntitle: B\\nsteps: [remove] | 2 | title stands here twice | keep one of them",
        "title: A\\n"
            + "steps:\\n"
            + "  - tapp: 08281001 | 3 | tapp does not fit here | write one of: ",
        "title: A\\nsteps:\\n  - tap: 08281003 | 3 | 08281003 does not fit here | write one of",
        "title: A\\n"
            + "steps:\\n"
            + "  - tap: blank\\n"
            + "    remove: serial | 3 | a step does one thing | dash",
        "title: A\\n" + "steps:\\n" + "  - wait for screen: Pasword | 3 | Pasword | write one of: ",
        "title: A\\nsteps:\\n  - wait for screen: {code: C-01} | 3 | screen is missing | write",
        "title: A\\n"
            + "steps:\\n"
            + "  - expect code: 17 | 3 | 17 is no failure code | docs/failure-codes.md",
        "title: A\\n"
            + "steps:\\n"
            + "  - expect code: Z-99 | 3 | Z-99 is no failure code | docs/failure-codes.md",
        "title: A\\nsteps:\\n  - remove: serial | 3 | no serial reader | serial reader: true",
        "title: A\\nsteps:\\n  - turn clock: 5 | 3 | cannot be turned here | turning clock: true",
        "title: A\\nsteps:\\n  - turn clock: +5d | 3 | +5d | write a number of hours",
        "title: A\\n"
            + "steps:\\n"
            + "  - tap: {card: blank, reader: serial} | 3 | no serial reader | serial reader: true",
        "title: A\\n"
            + "steps:\\n"
            + "  - fault: {what: mute, at: serial} | 3 | no serial reader | serial reader: true",
        "title: A\\nsteps:\\n  - fault: stall | 3 | no serial reader | serial reader: true",
        "title: A\\n"
            + "steps:\\n"
            + "  - fault: explode 2 | 3 | explode 2 is no fault | bin/sim fault --list",
        "title: A\\n"
            + "steps:\\n"
            + "  - kill: card service | 3 | the card service is the | fault: kill-pcscd",
        "title: A\\n"
            + "steps:\\n"
            + "  - touch: {control: end, times: 0} | 3 | 0 is no number that fits | 1 to",
        "title: A\\nsteps:\\n  - touch: | 3 | a word is missing here | write one",
        "title: A\\nsteps:\\n  - type password: 12345678 | 3 | 12345678 does not fit | six digits",
        "title: A\\nsteps:\\n  - start server at: noon | 3 | noon is no time | write one as",
        "title: A\\nsteps:\\n  - expect completion: 7 | 3 | 7 does not fit here | eight digits",
        "title: A\\n"
            + "campus: {moon: full}\\n"
            + "steps: [remove] | 2 | moon does not fit here | write one of",
        "title: A\\n"
            + "steps:\\n"
            + "  - repeat: {times: 1000, steps: [repeat: {times: 99, steps: [remove]}]} | 3 | more"
            + " than 10000 steps to play | repeat fewer times",
        "title: A\\n"
            + "steps:\\n"
            + "  - fault: cut | 3 | cut happens on the way to the server | network: proxied",
        "title: A\\nsteps:\\n  - technician pin: 12 | 3 | 12 does not fit here | six digits",
        "title: A\\nsteps: [remove | 3 | no YAML | look at indentation",
      })
  void aMistakeIsToldWithItsLineAndWhatToDo(String text, int line, String what, String remedy)
      throws IOException {
    ScenarioFile read = read(text.replace("\\n", "\n") + "\n");

    assertThat(read.scenario()).isEmpty();
    assertThat(read.mistakes()).hasSize(1);
    Mistake mistake = read.mistakes().get(0);
    assertThat(mistake.line()).isEqualTo(line);
    assertThat(mistake.what()).contains(what);
    assertThat(mistake.remedy()).contains(remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.json | none.json cannot be read",
        "broken.json | broken.json",
        "blank.json | there is a card blank already"
      })
  void aCardThatCannotBeUsedIsAMistake(String file, String what) throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{}");
    writeCard("blank.json", "blank");
    ScenarioFile read =
        read("title: A\ncampus:\n  cards:\n    - " + file + "\nsteps:\n  - remove\n");

    assertThat(read.mistakes()).hasSize(1);
    assertThat(read.mistakes().get(0).line()).isEqualTo(4);
    assertThat(read.mistakes().get(0).what()).contains(what);
    assertThat(read.mistakes().get(0).remedy()).containsAnyOf("bin/sim replay", "label");
  }

  @Test
  void everyMistakenStepIsTold() throws IOException {
    ScenarioFile read =
        read("title: A\nsteps:\n  - tapp: blank\n  - remove\n  - kill: moon\n  - tap: gold\n");

    assertThat(read.mistakes().stream().map(Mistake::line)).containsExactly(3, 5, 6);
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsAMistake() throws IOException {
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    Path long64 = Files.writeString(folder.resolve("l.yaml"), "#".repeat(64 * 1024 + 1));

    assertThat(ScenarioFile.read(folder.resolve("none.yaml"), WORDS).mistakes().get(0).what())
        .isEqualTo("there is no such file");
    assertThat(ScenarioFile.read(binary, WORDS).mistakes().get(0).what()).contains("UTF-8");
    assertThat(ScenarioFile.read(long64, WORDS).mistakes().get(0).what()).contains("64 KiB");
    assertThat(read("").mistakes().get(0).what()).isEqualTo("there is nothing in it");
  }

  private void writeCard(String file, String label) throws IOException {
    CardFile card = Deck.demo().find("08281001").orElseThrow();
    CardFile other =
        new CardFile(
            label, card.title(), card.answerToReset(), card.uniqueIdentifier(), card.content());
    Files.writeString(folder.resolve(file), CardFileFormat.write(other));
  }

  private Scenario good(String text) throws IOException {
    ScenarioFile read = read(text);
    assertThat(read.mistakes()).isEmpty();
    return read.scenario().orElseThrow();
  }

  private ScenarioFile read(String text) throws IOException {
    return ScenarioFile.read(Files.writeString(folder.resolve("a.yaml"), text), WORDS);
  }
}
