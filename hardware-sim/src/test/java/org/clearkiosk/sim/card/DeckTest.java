package org.clearkiosk.sim.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeckTest {
  private static final Path COMMITTED = Path.of("cards");

  @Test
  void theCommittedDeckIsWhatTheCardOfficeWrites(@TempDir Path written) throws IOException {
    DeckWriter.write(DemoCards.all(), written);
    assertThat(names(COMMITTED)).isEqualTo(names(written));
    for (String name : names(written)) {
      assertThat(COMMITTED.resolve(name)).hasSameTextualContentAs(written.resolve(name));
    }
  }

  @Test
  void everyCommittedFileFollowsTheSchema() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(COMMITTED.resolve("card.schema.json")));
    for (String name : names(COMMITTED)) {
      String json = Files.readString(COMMITTED.resolve(name));
      assertThat(schema.validate(json, InputFormat.JSON)).as(name).isEmpty();
      assertThat(schema.validate(spoilt(json), InputFormat.JSON))
          .as("a spoilt " + name)
          .isNotEmpty();
    }
  }

  @Test
  void theDeckThatComesWithTheProgramIsTheCommittedOne() throws IOException {
    List<CardFile> cards = Deck.demo().cards();
    assertThat(cards).isEqualTo(Deck.load(COMMITTED).cards());
    assertThat(cards).hasSize(30);
    assertThat(cards.get(0).label()).isEqualTo("08281001");
    assertThat(cards.get(0).application().file().toHexadecimal())
        .isEqualTo("E118C00101C10A36303038323831303031C20101CF041C786981");
  }

  @Test
  void everyAnswerToResetEndsInItsCheckByte() throws IOException {
    for (CardFile card : Deck.demo().cards()) {
      byte[] answer = card.answerToReset().toArray();
      int check = 0;
      for (int index = 1; index < answer.length; index++) {
        check ^= answer[index];
      }
      // ISO/IEC 7816-3, 8.2.5: T0 to TCK exclusive-ored give zero
      assertThat(check).as(card.label()).isZero();
      assertThat(answer[1] & 0x0F).as("historical bytes").isEqualTo(answer.length - 5);
    }
  }

  @Test
  void theClonedCardDiffersFromItsOriginalInItsKeyAlone() throws IOException {
    CardFile original = Deck.demo().find("08281001").orElseThrow();
    CardFile clone = Deck.demo().find("cloned").orElseThrow();
    assertThat(clone.uniqueIdentifier()).isEqualTo(original.uniqueIdentifier());
    assertThat(clone.answerToReset()).isEqualTo(original.answerToReset());
    assertThat(clone.application().file()).isEqualTo(original.application().file());
    assertThat(clone.application().keys()).isNotEqualTo(original.application().keys());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | ",
        "[] | ",
        "null | ",
        "{} | \"version\" is missing",
        "{\"version\": 2} | version 2",
        "{\"version\": 1, \"profile\": \"uid\"} | only \"cpu\", \"classic\" and \"recorded\"",
        "{\"version\": 1, \"profile\": \"classic\"} | \"memory\" is missing",
        "{\"version\": 1, \"profile\": \"cpu\", \"memory\": {}} | unknown member \"memory\"",
        "{\"version\": 1, \"profile\": \"cpu\", \"owner\": \"\"} | unknown member \"owner\"",
      })
  void anUnusableFileIsNamedWithItsFault(String json, String fault, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("some.json"), json);
    assertThatExceptionOfType(InvalidCardFileException.class)
        .isThrownBy(() -> Deck.load(folder))
        .withMessageStartingWith("some.json: ")
        .withMessageContaining(fault == null ? "" : fault);
  }

  @ParameterizedTest
  @CsvSource({
    "\"3B80800101\", \"3B\", atr",
    "\"atr\": \"3B, \"atr\": \"XX, atr",
    "08281001\", UPPER\", label",
    "\"aid\": \"F0434C4541524B01\", \"aid\": \"F0\", application.aid",
    "\"1\":, \"0\":, application.keys",
    "\"1\":, \"one\":, one",
    "041CA0D473D2FC, 04, 'uid: 4, 7 or 10 bytes, or random'",
    "041CA0D473D2FC, '', 'uid: 4, 7 or 10 bytes, or random'",
    "283916F7, XX, 'application: keys: \"1\" is not pairs'",
    "\"zh\", \"cn\", 'title: \"zh\" is missing'"
  })
  void boundsHold(String sound, String broken, String named, @TempDir Path folder)
      throws IOException {
    String json = Files.readString(COMMITTED.resolve("08281001.json"));
    assertThat(json).contains(sound);
    Files.writeString(folder.resolve("some.json"), json.replace(sound, broken));
    assertThatExceptionOfType(InvalidCardFileException.class)
        .isThrownBy(() -> Deck.load(folder))
        .withMessageContaining(named)
        .withMessageStartingWith("some.json: ")
        .withMessageContaining("docs/simulator.md");
  }

  @Test
  void aPhoneDrawsItsIdentifierAnewWheneverItGetsPower() throws IOException {
    VirtualCard phone = VirtualCard.of(Deck.demo().find("phone").orElseThrow());
    List<ByteString> drawn =
        Stream.generate(
                () -> {
                  phone.reset();
                  return ByteString.of(phone.uniqueIdentifier());
                })
            .limit(8)
            .distinct()
            .toList();
    assertThat(drawn).hasSizeGreaterThan(4);
    // ISO/IEC 14443-3, 6.5.4: a first byte of 08 says that the other three are random
    assertThat(drawn).allMatch(each -> each.toHexadecimal().matches("08[0-9A-F]{6}"));
    assertThat(phone.activation().answerToRequest()).isEqualTo(ByteString.parse("0004"));
  }

  @Test
  void twoFilesWithOneLabelAreRefused(@TempDir Path folder) throws IOException {
    String json = Files.readString(COMMITTED.resolve("08281001.json"));
    Files.writeString(folder.resolve("a.json"), json);
    Files.writeString(folder.resolve("b.json"), json);
    assertThatExceptionOfType(InvalidCardFileException.class)
        .isThrownBy(() -> Deck.load(folder))
        .withMessageContaining("same label");
  }

  /** Schema and profile disagree: the same file under the other profile's name. */
  private static String spoilt(String json) {
    return json.contains("\"cpu\"")
        ? json.replace("\"cpu\"", "\"classic\"")
        : json.replace("\"classic\"", "\"cpu\"");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("card.schema.json"))
          .sorted()
          .toList();
    }
  }
}
