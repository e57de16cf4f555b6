package org.clearkiosk.reader.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.apdu.ResponseApdu;
import org.clearkiosk.reader.apdu.ScriptedCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuProfileTest {
  private static final String SELECT = "00A4040008F0434C4541524B0100";
  private static final String READ = "00B0810000";
  private static final FileReading IN_ORDER =
      new FileReading.InOrder(new CardFile("6008281001", 1));

  private final CpuProfile profile = new CpuProfile(CpuProfile.DEFAULT_APPLICATION);

  @Test
  void sendsThePublishedCommands() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("9000", CardFiles.PUBLISHED + "9000");

    assertThat(read(card)).isEqualTo(IN_ORDER);
    assertThat(card.commands()).containsExactly(SELECT, READ);
  }

  @Test
  void asksForTheProofWithThePublishedCommand() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("C82B119E2155EAC4BDFE9EC14313340F9000");
    byte[] challenge = HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F");

    ResponseApdu answer = profile.authenticate(new ApduExchange(card), challenge);

    assertThat(card.commands())
        .containsExactly("0088000110" + "000102030405060708090A0B0C0D0E0F" + "10");
    assertThat(HexFormat.of().withUpperCase().formatHex(answer.data()))
        .isEqualTo("C82B119E2155EAC4BDFE9EC14313340F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000", "6282"})
  void takesBothAnswersForAShortFile(String status) throws TransceiveException {
    assertThat(read(new ScriptedCard("6F009000", CardFiles.PUBLISHED + status)))
        .isEqualTo(IN_ORDER);
  }

  @Test
  void obeysTheCardThatNamesItsLength() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("9000", "6C1A", CardFiles.PUBLISHED + "9000");

    assertThat(read(card)).isEqualTo(IN_ORDER);
    assertThat(card.commands()).containsExactly(SELECT, READ, "00B081001A");
  }

  @Test
  void fetchesFromTheCardThatKeepsBack() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("6110", "6F009000", "611A", CardFiles.PUBLISHED + "9000");

    assertThat(read(card)).isEqualTo(IN_ORDER);
    assertThat(card.commands()).containsExactly(SELECT, "00C0000010", READ, "00C000001A");
  }

  @Test
  void readsOnWhereAnAnswerEnds() throws TransceiveException {
    String file = CardFiles.PUBLISHED;
    ScriptedCard card =
        new ScriptedCard(
            "9000",
            file.substring(0, 20) + "9000",
            file.substring(20, 24) + "9000",
            file.substring(24) + "9000");

    assertThat(read(card)).isEqualTo(IN_ORDER);
    assertThat(card.commands()).containsExactly(SELECT, READ, "00B0000A00", "00B0000C00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000", "6282", "6B00"})
  void isDamagedWhenTheRestIsMissing(String status) throws TransceiveException {
    String half = CardFiles.PUBLISHED.substring(0, 20) + "9000";

    assertThat(read(new ScriptedCard("9000", half, status)))
        .isEqualTo(new FileReading.Wrong(Reason.DAMAGED));
  }

  @ParameterizedTest
  @CsvSource({
    "6A82, NOT_CAMPUS_CARD",
    "6283, NOT_CAMPUS_CARD",
    "6999, NOT_CAMPUS_CARD",
    "6D00, NOT_CAMPUS_CARD"
  })
  void takesAnErrorToSelectForAnotherCard(String status, Reason reason) throws TransceiveException {
    assertThat(read(new ScriptedCard(status))).isEqualTo(new FileReading.Wrong(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "9000, BLANK",
    "6282, BLANK",
    "6B00, BLANK",
    "6A82, DAMAGED",
    "6982, DAMAGED",
    "FF9000, DAMAGED"
  })
  void judgesWhatReadingBrings(String answer, Reason reason) throws TransceiveException {
    assertThat(read(new ScriptedCard("9000", answer))).isEqualTo(new FileReading.Wrong(reason));
  }

  @Test
  void isNotTakenInByAnEndlessFile() throws TransceiveException {
    ScriptedCard card =
        new ScriptedCard("9000", "E182FFFF9000", "009000", "009000", "009000", "009000");

    assertThat(read(card)).isEqualTo(new FileReading.Wrong(Reason.DAMAGED));
    assertThat(card.commands()).containsExactly(SELECT, READ);
  }

  @Test
  void leavesACardThatLeavesToTheCaller() {
    assertThatExceptionOfType(TransceiveException.class).isThrownBy(() -> read(new ScriptedCard()));
    assertThatExceptionOfType(TransceiveException.class)
        .isThrownBy(() -> read(new ScriptedCard("9000")));
  }

  @Test
  void checksWhatTheCampusConfigures() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CpuProfile("F0434C45"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CpuProfile("F0".repeat(17)));
    assertThatIllegalArgumentException().isThrownBy(() -> new CpuProfile("not hexadecimal"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile.authenticate(new ApduExchange(new ScriptedCard()), new byte[15]));
  }

  private FileReading read(ScriptedCard card) throws TransceiveException {
    return profile.read(new ApduExchange(card));
  }
}
