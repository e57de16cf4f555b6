package org.clearkiosk.reader.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.junit.jupiter.api.Test;

class DumpTest {
  private static final String HEADER =
      """
      clearance-kiosk-dump 1
      reader: Desk
      recorded: 2012-06-11T08:00:00Z
      masked: no
      task: read
      profiles: CPU CLASSIC UID
      application: F0434C4541524B01
      sector: 1
      storage cards: 0001=MIFARE_CLASSIC_1K
      """;

  private static final String PROCESSOR =
      HEADER
          + """
          atr: 3B 84 80 01 11 22 33 44 55
          outcome: identified CPU, 10 digits, key generation 1

               0.000 > apdu 00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00
               1.000 < apdu 6F 02 84 00 90 00
               2.000 > apdu 00 B0 81 00 00
               3.000 < apdu E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 61 0B
               3.500 > apdu 00 C0 00 00 0B
               4.000 < apdu 30 31 C2 01 01 CF 04 1C 78 69 81 90 00
               5.000 > apdu 00 88 00 01 10 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10
               6.000 < apdu C8 2B 11 9E 21 55 EA C4 BD FE 9E C1 43 13 34 0F 90 00
               7.000 > apdu FF CA 00 00 00
               8.000 < apdu 04 11 22 33 44 55 66 90 00
               9.000 > apdu 80 CA 9F 7F 00
              10.000 < apdu 48 20 51 90 00
          """;

  private static final String SECTOR =
      HEADER
          + """
          target: atqa 00 04 | sak 08 | uid 01 02 03 04 | ats
          sector key: GIVEN
          outcome: identified CLASSIC, 10 digits, key generation 1

               0.000 > mifare 60 04 28 4F 5F 80 4B 98
               1.000 < mifare 0A
               2.000 > mifare 30 04
               3.000 < mifare E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 30
               4.000 > mifare 30 05
               5.000 < mifare 31 C2 01 01 CF 04 1C 78 69 81 00 00 00 00 00 00
          """;

  @Test
  void isReadAsItIsWritten() throws DumpFormatException {
    for (String text : List.of(PROCESSOR, SECTOR)) {
      Dump dump = Dump.parse(text);

      assertThat(Dump.parse(dump.text())).isEqualTo(dump);
      assertThat(dump.text()).contains("; ");
    }
  }

  @Test
  void saysWhatHappened() throws DumpFormatException {
    Dump dump =
        Dump.parse(HEADER + "outcome: torn\n\n0.500 ! CARD_GONE ; It left.\n0.600 * Note\n");

    assertThat(dump.entries())
        .containsExactly(
            new DumpEntry.Failure(500, TransceiveException.Reason.CARD_GONE, "It left."),
            new DumpEntry.Note(600, "Note"));
  }

  @Test
  void masksWhateverMayBePersonal() throws DumpFormatException {
    String text = Dump.parse(PROCESSOR).masked().text();

    assertThat(text)
        .contains("masked: yes", "atr: 3B 84 80 01 ** ** ** ** **")
        .contains("E1 18 C0 01 01 C1 0A 30 30 30 30 30 30 30 30 61 0B")
        .contains("30 31 C2 01 01 CF 04 F4 2E CE 2F 90 00")
        .contains("04 ** ** ** ** ** ** 90 00")
        .contains("** ** ** 90 00")
        .doesNotContain("36 30 30 38", "C8 2B", "00 01 02", "11 22 33", "48 20 51");
  }

  @Test
  void masksSectorsTheirKeysAndTheirIdentifiers() throws DumpFormatException {
    String text = Dump.parse(SECTOR).masked().text();

    assertThat(text)
        .contains("uid 01 ** ** **", "> mifare 60 04 ** ** ** ** ** **", "< mifare 0A")
        .contains("E1 18 C0 01 01 C1 0A 30 30 30 30 30 30 30 30 30")
        .doesNotContain("28 4F", "36 30 30 38", "02 03 04");
  }

  @Test
  void masksTheCardThatAProofIsAskedOf() throws DumpFormatException {
    Dump dump = Dump.parse(PROCESSOR.replace("task: read", "task: prove 6008281001 1"));

    assertThat(dump.masked().text()).contains("task: prove 0000000001 1");
    assertThat(dump.masked().masked()).isEqualTo(dump.masked());
  }

  @Test
  void saysInWhichLineItIsNone() {
    assertWrong("", "begins with the line");
    assertWrong("clearance-kiosk-dump 2\n", "begins with the line");
    assertWrong(HEADER, "no line \"outcome\"");
    assertWrong(HEADER + "reader: Twice\n", "Line 10");
    assertWrong(PROCESSOR.replace("2012-06-11T", "yesterday "), "Line 3");
    assertWrong(PROCESSOR.replace("masked: no", "masked: perhaps"), "Line 4: \"masked\" is yes or");
    assertWrong(PROCESSOR.replace("task: read", "task: write"), "Line 5: a task");
    assertWrong(PROCESSOR.replace("task: read", "task: prove 6008281001 0"), "Line 5: a key's gen");
    assertWrong(PROCESSOR.replace("task: read", "task: prove 6008281001 256"), "1 to 255");
    assertWrong(PROCESSOR.replace("CPU CLASSIC UID", "NONE"), "Line 6");
    assertWrong(PROCESSOR.replace("F0434C4541524B01", "F0"), "Line 7");
    assertWrong(PROCESSOR.replace("sector: 1", "sector: 99"), "Line 8: a sector");
    assertWrong(PROCESSOR.replace("atr: 3B", "atr: 3X"), "Line 10");
    assertWrong(PROCESSOR.replace("90 00", "90 0"), "Line 14");
    assertWrong(PROCESSOR.replace("< apdu 6F", "< spdu 6F"), "Line 14");
    assertWrong(PROCESSOR.replace("1.000 <", "1.000 ="), "Line 14");
    assertWrong(PROCESSOR.replace("6F 02 84 00 90 00", "90"), "Line 14: an answer to an APDU");
    assertWrong(SECTOR.replace("sak 08", "sak 08 08"), "SAK");
    assertWrong(SECTOR.replace("uid 01 02 03 04", "uid 01 02 03"), "Line 10: an identifier has");
    assertWrong(SECTOR.replace("GIVEN", "SOLD"), "Line 11");
    assertWrong("x".repeat(Dump.MOST_CHARACTERS + 1), "at most");
    assertWrong(PROCESSOR + " 1.000 * again\n".repeat(Dump.MOST_ENTRIES), "more than");
  }

  /** Whatever somebody hands over is a dump or says why not. */
  @Test
  void isAnythingOrAnError() {
    Random random = new Random(20260611);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(round % 2 == 0 ? PROCESSOR : SECTOR);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        text.setCharAt(random.nextInt(text.length()), (char) (random.nextInt(96) + 32));
      }
      try {
        Dump dump = Dump.parse(text.toString());
        assertThat(Dump.parse(dump.masked().text())).isEqualTo(dump.masked());
      } catch (DumpFormatException e) {
        assertThat(e).hasMessageMatching("(?s)(Line [0-9]+: |A dump begins|The header has no).*");
      }
    }
  }

  @Test
  void tellsNothingWhereItIsLogged() throws DumpFormatException {
    Dump dump = Dump.parse(PROCESSOR.replace("task: read", "task: prove 6008281001 1"));

    assertThat(dump.toString() + dump.header().task()).doesNotContain("6008");
    assertThat(dump.entries().get(0)).isInstanceOf(DumpEntry.Command.class);
    assertThat(((DumpEntry.Command) dump.entries().get(0)).channel()).isEqualTo(Channel.APDU);
  }

  private static void assertWrong(String text, String why) {
    assertThatExceptionOfType(DumpFormatException.class)
        .isThrownBy(() -> Dump.parse(text))
        .withMessageContaining(why);
  }
}
