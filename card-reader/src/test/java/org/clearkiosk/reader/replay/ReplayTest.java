package org.clearkiosk.reader.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.clearkiosk.reader.dump.DumpFormatException;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final String HEADER =
      """
      clearance-kiosk-dump 1
      reader: Desk
      recorded: 2012-06-11T08:00:00Z
      masked: yes
      task: read
      profiles: CPU
      application: F0434C4541524B01
      sector: 1
      storage cards: 0001=MIFARE_CLASSIC_1K
      """;

  @Test
  void answersInOrderAndThenFromTheBeginning() throws Exception {
    Transceiver card =
        script(
            """
            0.000 > apdu 00 84 00 00 08
            0.001 < apdu 01 90 00
            0.002 > apdu 00 A4 ** 00
            0.003 < apdu ** 6A 82
            0.004 > apdu 00 84 00 00 08
            0.005 < apdu 02 90 00
            """);

    assertThat(answer(card, "0084000008")).isEqualTo("019000");
    assertThat(answer(card, "0084000008")).isEqualTo("029000");
    assertThat(answer(card, "0084000008")).isEqualTo("019000");
    assertThat(answer(card, "00A40C00")).isEqualTo("006A82");
  }

  @Test
  void doesNotAnswerWhereTheCardDidNot() throws Exception {
    Transceiver card = script("0.000 > apdu 00 84 00 00 08\n0.001 ! CARD_RESET ; by another\n");

    assertThatExceptionOfType(TransceiveException.class)
        .isThrownBy(() -> answer(card, "0084000008"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(TransceiveException.Reason.CARD_RESET));
  }

  @Test
  void saysWhatItDoesNotKnow() throws Exception {
    Transceiver card = script("0.000 > apdu 00 84 00 00 08\n0.001 > mifare 30 04\n");

    assertThatExceptionOfType(UnknownCommandException.class)
        .isThrownBy(() -> answer(card, "00A40400"))
        .withMessageContaining("00 A4 04 00");
    assertThatExceptionOfType(UnknownCommandException.class).isThrownBy(() -> answer(card, "3004"));
    assertThatExceptionOfType(UnknownCommandException.class)
        .isThrownBy(() -> answer(card, "0084000008"));
  }

  @Test
  void triesAgainAsReadersDo() throws Exception {
    Dump dump =
        Dump.parse(
            HEADER
                + """
                atr: 3B 80 80 01 01
                outcome: unrecognised BLANK

                0.000 > apdu 00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00
                1.000 ! CARD_RESET ; by another program
                2.000 > apdu 00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00
                3.000 < apdu 90 00
                4.000 > apdu 00 B0 81 00 00
                5.000 < apdu 6B 00
                """);

    assertThat(new Replay(dump).outcome()).isEqualTo(dump.header().outcome());
  }

  @Test
  void playsNoCardWhereNoneWasSpokenTo() throws Exception {
    Replay replay = new Replay(Dump.parse(HEADER + "outcome: unrecognised IN_USE\n"));

    assertThat(replay.isPossible()).isFalse();
    assertThatIllegalStateException().isThrownBy(replay::outcome);
  }

  private static Transceiver script(String entries) throws DumpFormatException {
    return new Script(Dump.parse(HEADER + "outcome: torn\n\n" + entries).entries())
        .channel(Channel.APDU);
  }

  private static String answer(Transceiver card, String command) throws TransceiveException {
    HexFormat hexadecimal = HexFormat.of().withUpperCase();
    return hexadecimal.formatHex(card.transceive(hexadecimal.parseHex(command)));
  }
}
