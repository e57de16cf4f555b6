package org.clearkiosk.reader.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CardFileMaskTest {
  private static final byte[] PUBLISHED = CardFiles.bytes(CardFiles.PUBLISHED);

  @Test
  void givesAFileInOrderAnotherNumberUnderARightChecksum() {
    assertThat(CardFile.parse(masked(PUBLISHED)))
        .isEqualTo(new FileReading.InOrder(new CardFile("0000000001", 1)));
  }

  @Test
  void keepsNothingOfWhatNobodyKnows() {
    byte[] file = CardFiles.sealed("C00101C10A36303038323831303031C20101D903112233");

    assertThat(masked(file)).doesNotContain(0x36, 0x38, 0x11, 0x22, 0x33);
    assertThat(CardFile.parse(masked(file))).isInstanceOf(FileReading.InOrder.class);
  }

  @Test
  void doesNotTellByHowMuchAChecksumWasWrong() {
    byte[] one = CardFiles.bytes(CardFiles.PUBLISHED.replace("1C786981", "00000000"));
    byte[] other = CardFiles.bytes(CardFiles.PUBLISHED.replace("1C786981", "12345678"));

    assertThat(masked(one)).isEqualTo(masked(other));
  }

  /** A file that is damaged anyhow, or cut short, has the outcome that it had, and no digit. */
  @Test
  void changesNoOutcome() {
    Random random = new Random(20260611);
    for (int round = 0; round < 50_000; round++) {
      byte[] file = new byte[random.nextInt(PUBLISHED.length) + 1];
      System.arraycopy(PUBLISHED, 0, file, 0, file.length);
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      byte[] masked = masked(file);

      assertThat(masked).hasSameSizeAs(file);
      assertThat(CardFile.isIncomplete(masked)).isEqualTo(CardFile.isIncomplete(file));
      assertThat(masked[0] == 0).isEqualTo(file[0] == 0);
      assertThat(CardFile.parse(masked).getClass()).isEqualTo(CardFile.parse(file).getClass());
      if (CardFile.parse(file) instanceof FileReading.Wrong wrong) {
        assertThat(CardFile.parse(masked)).isEqualTo(wrong);
      }
      assertThat(new String(masked, StandardCharsets.ISO_8859_1)).doesNotContain("6008281");
    }
  }

  private static byte[] masked(byte[] file) {
    return CardFileMask.masked(file, number -> "0".repeat(number.length() - 1) + "1");
  }
}
