package org.clearkiosk.sim.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuCardTest {
  private static final String SELECT = "00A4040008F0434C4541524B0100";
  private static final String READ = "00B0810000";
  private static final String FILE =
      "E118C00101C10A36303038323831303031C20101CF041C786981"; // as published in card-format.md
  private static final String CHALLENGE = "000102030405060708090A0B0C0D0E0F";

  private final CardOffice office =
      new CardOffice(ByteString.parse("00112233445566778899AABBCCDDEEFF"));
  private final CpuCard card =
      new CpuCard(office.card("08281001", new CardFile.Title("卡", "card")));

  @Test
  void theCommandsOfATerminalGiveThePublishedAnswers() {
    assertThat(send(SELECT)).isEqualTo("6F0A8408F0434C4541524B019000");
    assertThat(send(READ)).isEqualTo(FILE + "9000");
    assertThat(send("0088000110" + CHALLENGE + "10"))
        .isEqualTo("C82B119E2155EAC4BDFE9EC14313340F9000");
    assertThat(send("0088000110" + CHALLENGE + "00"))
        .isEqualTo("C82B119E2155EAC4BDFE9EC14313340F9000");
  }

  @ParameterizedTest
  @CsvSource({
    "00A4040008F0434C4541524B01,   9000", // case 3: no answer data asked for
    "00A4040C08F0434C4541524B01,   9000",
    "00A4040008F0434C4541524B0105, 6C0C",
    "00A4040007F0434C4541524B00,   6A82",
    "00A4040007A000000333010100,   6A82",
    "00A4000002 3F0000,            6A86",
    "00A4040108F0434C4541524B0100, 6A86",
    "00A40400,                     6700",
    "00A4040000,                   6700",
    "00A4040008F0434C,             6700",
    "00A404000000000001,           6700"
  })
  void select(String command, String answer) {
    assertThat(send(command)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "00B0810004, E118C0019000",
    "00B081021A, C00101C10A36303038323831303031C20101CF041C7869816282",
    "00B0811A00, 9000",
    "00B0811B00, 6B00",
    "00B08200 00, 6A82",
    "00B0A100 00, 6A86",
    "00B00000 02, 6986",
    "00B08000 02, 6986",
    "00B08100,    6700",
    "00B0810002FFFF00, 6700"
  })
  void readBinaryAfterSelect(String command, String answer) {
    send(SELECT);
    assertThat(send(command)).isEqualTo(answer);
  }

  @Test
  void aFileOnceReadIsCurrentUntilTheNextSelect() {
    send(SELECT);
    send(READ);
    assertThat(send("00B0000302")).isEqualTo("01019000");
    send(SELECT);
    assertThat(send("00B0000302")).isEqualTo("6986");
  }

  @ParameterizedTest
  @CsvSource({
    "0088000110000102030405060708090A0B0C0D0E0F0F, 6C10",
    "0088000110000102030405060708090A0B0C0D0E0F,   6700",
    "008800010F000102030405060708090A0B0C0D0E10,   6700",
    "0088000210000102030405060708090A0B0C0D0E0F10, 6A88",
    "0088010110000102030405060708090A0B0C0D0E0F10, 6A86"
  })
  void internalAuthenticateAfterSelect(String command, String answer) {
    send(SELECT);
    assertThat(send(command)).isEqualTo(answer);
  }

  @Test
  void nothingIsGivenBeforeTheApplicationIsSelected() {
    assertThat(send(READ)).isEqualTo("6A82");
    assertThat(send("0088000110" + CHALLENGE + "10")).isEqualTo("6985");
  }

  @Test
  void aResetForgetsTheSelection() {
    send(SELECT);
    card.reset();
    assertThat(send(READ)).isEqualTo("6A82");
  }

  @ParameterizedTest
  @CsvSource({
    "80A40400,   6E00",
    "FFCA000000, 6E00",
    "20A40400,   6E00",
    "01A40400,   6881",
    "40A40400,   6881",
    "0CA40400,   6882",
    "00C0000000, 6D00",
    "00D6000001FF, 6D00"
  })
  void classesAndInstructionsThatTheCardDoesNotKnow(String command, String answer) {
    assertThat(send(command)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00A4", "00A404"})
  void aCommandWithoutAHeaderHasTheWrongLength(String command) {
    assertThat(send(command)).isEqualTo("6700");
  }

  @Test
  void aBlankCardHasAnEmptyFile() {
    CpuCard blank =
        new CpuCard(
            CardOffice.card(
                "blank",
                new CardFile.Title("空", "blank"),
                ByteString.EMPTY,
                office.key("6008281001")));
    assertThat(send(blank, SELECT)).endsWith("9000");
    assertThat(send(blank, READ)).isEqualTo("9000");
    assertThat(send(blank, "0088000110" + CHALLENGE + "10")).isEqualTo("6985");
  }

  @Test
  void aCardWithLongLengthsStillKnowsItsNumber() {
    // E1 81 len, an object with a long length before the number
    ByteString file = ByteString.parse("E1810F" + "C5820001AA" + "C1083630303832383130");
    CardFile content =
        new CardFile(
            "long",
            new CardFile.Title("长", "long"),
            CardOffice.ANSWER_TO_RESET,
            CardOffice.uniqueIdentifier("long"),
            new CardFile.Application(CardLayout.AID, file, Map.of(1, ByteString.of(new byte[16]))));
    CpuCard card = new CpuCard(content);
    send(card, SELECT);
    assertThat(send(card, "0088000110" + CHALLENGE + "10")).hasSize(36).endsWith("9000");
  }

  private String send(String command) {
    return send(card, command);
  }

  private static String send(CpuCard card, String command) {
    return ByteString.of(card.transmit(ByteString.parse(command).toArray())).toHexadecimal();
  }
}
