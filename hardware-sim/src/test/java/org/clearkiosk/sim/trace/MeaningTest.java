package org.clearkiosk.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.clearkiosk.sim.card.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00A4040008F0434C4541524B0100 | SELECT application F0434C4541524B01 (CLEARK)",
        "00A404000733 | SELECT application 33",
        "00B0810000 | READ BINARY file 1 from 0",
        "00B0010210 | READ BINARY from 258",
        "0088000110000102030405060708090A0B0C0D0E0F00 | INTERNAL AUTHENTICATE key 1, challenge of"
            + " 16",
        "FFCA000000 | reader: GET DATA unique identifier",
        "FF82000006A0A1A2A3A4A5 | reader: LOAD KEYS into place 0",
        "FF860000050100046000 | reader: GENERAL AUTHENTICATE block 4, key A of place 0",
        "FFB0000410 | reader: READ BINARY block 4",
        "00FE0000 | instruction FE, unknown",
        "00A4 | too short for a command"
      })
  void commandsAreSaidInWords(String command, String meaning) {
    assertThat(ApduMeaning.ofCommand(bytes(command))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9000 | 9000 done",
        "019000 | 9000 done, 1 byte",
        "01026282 | 6282 end of file before so many bytes, 2 bytes",
        "6C10 | 6C10 wrong Le, 16 is right",
        "6108 | 6108 done, 8 more bytes wait",
        "63C2 | 63C2 wrong, 2 tries left",
        "6A82 | 6A82 not found",
        "1234 | 1234 status not in ISO/IEC 7816-4's table",
        "90 | too short for an answer"
      })
  void answersAreSaidInWords(String answer, String meaning) {
    assertThat(ApduMeaning.ofAnswer(bytes(answer))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0000FF00FF00 | ACK",
        "0000FFFF0000 | NACK: send it again",
        "0000FF01FF7F8100 | error frame: that was no command",
        "0000FF02FED4022A00 | GetFirmwareVersion",
        "0000FF06FAD50332010607E800 | GetFirmwareVersion: PN532 version 1.6",
        "0000FF06FAD50332010607E900 | damaged: wrong checksum; GetFirmwareVersion: PN532 version"
            + " 1.6",
        "0000FF06FAD5 | half a frame",
        "0000FF07FAD50332010607E800 | a frame whose length is damaged",
        "5AC37E0000FF00FF00 | stray bytes, then ACK",
        "0000FF04FCD44A0100E100 | InListPassiveTarget, at most 1 of type A",
        "0000FF03FDD54B00E000 | InListPassiveTarget: no card",
        "0000FF0CF4D54B010100040804A1B2C3D4E400 | InListPassiveTarget: a card, SAK 08, UID A1 B2 C3"
            + " D4",
        "0000FF0FF1D440016004FFFFFFFFFFFFA1B2C3D4A300 | InDataExchange target 1: authenticate block"
            + " 4, key A",
        "0000FF05FBD440013004B700 | InDataExchange target 1: read block 4",
        "0000FF03FDD54114D600 | InDataExchange: authentication failed",
        "0000FF05FBD5410090005A00 | InDataExchange: done, 9000 done",
        "55 | no frame"
      })
  void framesAreSaidInWords(String frame, String meaning) {
    assertThat(FrameMeaning.of(bytes(frame))).isEqualTo(meaning);
  }

  @Test
  void noBytesWhateverAreTooMuch() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (round % 2 == 0 && bytes.length > 6) {
        bytes[0] = 0;
        bytes[1] = 0;
        bytes[2] = (byte) 0xFF;
        bytes[3] = (byte) (bytes.length - 6);
        bytes[4] = (byte) -bytes[3];
        bytes[5] = random.nextBoolean() ? (byte) 0xD4 : (byte) 0xD5;
      }
      assertThat(FrameMeaning.of(bytes)).isNotBlank();
      assertThat(ApduMeaning.ofCommand(bytes)).isNotBlank();
      assertThat(ApduMeaning.ofAnswer(bytes)).isNotBlank();
    }
  }

  private static byte[] bytes(String hexadecimal) {
    return ByteString.parse(hexadecimal).toArray();
  }
}
