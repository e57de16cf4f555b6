package org.clearkiosk.reader.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardFileTest {
  private static final String VERSION = "C00101";
  private static final String NUMBER = "C10A36303038323831303031";
  private static final String GENERATION = "C20101";
  private static final FileReading IN_ORDER =
      new FileReading.InOrder(new CardFile("6008281001", 1));
  private static final FileReading DAMAGED = new FileReading.Wrong(Reason.DAMAGED);

  @Test
  void readsThePublishedCard() {
    assertThat(CardFile.parse(CardFiles.bytes(CardFiles.PUBLISHED))).isEqualTo(IN_ORDER);
  }

  @Test
  void theTestsSealAsTheSpecificationDoes() {
    assertThat(CardFiles.sealed(VERSION + NUMBER + GENERATION))
        .isEqualTo(CardFiles.bytes(CardFiles.PUBLISHED));
  }

  @Test
  void saysNothingOfTheNumber() {
    assertThat(CardFile.parse(CardFiles.bytes(CardFiles.PUBLISHED)).toString())
        .doesNotContain("6008281001");
  }

  @Test
  void isDamagedWhereverItBreaksOff() {
    byte[] whole = CardFiles.bytes(CardFiles.PUBLISHED);
    for (int length = 1; length < whole.length; length++) {
      assertThat(CardFile.parse(Arrays.copyOf(whole, length)))
          .describedAs("first %d bytes", length)
          .isEqualTo(DAMAGED);
    }
  }

  @Test
  void isDamagedWhicheverBitIsFlipped() {
    byte[] whole = CardFiles.bytes(CardFiles.PUBLISHED);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(CardFile.parse(flipped))
          .describedAs("bit %d", bit)
          .isInstanceOf(FileReading.Wrong.class)
          .isNotEqualTo(new FileReading.Wrong(Reason.BLANK));
    }
  }

  @Test
  void survivesWhateverAnyoneWrites() {
    Random random = new Random(20120611);
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (bytes.length > 2 && random.nextBoolean()) {
        bytes[0] = (byte) 0xE1;
        bytes[1] = (byte) Math.min(127, bytes.length - 2);
      }
      assertThat(CardFile.parse(bytes)).isInstanceOf(FileReading.Wrong.class);
    }
  }

  @Test
  void isBlankWhenItIsEmpty() {
    assertThat(CardFile.parse(new byte[0])).isEqualTo(new FileReading.Wrong(Reason.BLANK));
  }

  @Test
  void skipsObjectsItDoesNotKnow() {
    assertThat(CardFile.parse(CardFiles.sealed(VERSION + NUMBER + GENERATION + "C303AABBCC")))
        .isEqualTo(IN_ORDER);
    assertThat(CardFile.parse(CardFiles.sealed(VERSION + "DF7F0101" + NUMBER + GENERATION)))
        .isEqualTo(IN_ORDER);
  }

  @Test
  void readsAFileOfTheLargestSize() {
    String filler = "C3" + "81" + "E0" + "00".repeat(224);
    byte[] file = CardFiles.sealed(VERSION + NUMBER + GENERATION + filler);

    assertThat(file).hasSizeGreaterThan(250).hasSizeLessThanOrEqualTo(CardFile.MAXIMUM_LENGTH);
    assertThat(CardFile.parse(file)).isEqualTo(IN_ORDER);
  }

  @Test
  void readsASmallFileInALargerSpace() {
    byte[] space = Arrays.copyOf(CardFiles.bytes(CardFiles.PUBLISHED), 64);

    assertThat(CardFile.parse(space)).isEqualTo(IN_ORDER);
    assertThat(CardFile.parse(Arrays.copyOf(space, 257))).isEqualTo(DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NUMBER + GENERATION,
        VERSION + GENERATION,
        VERSION + NUMBER,
        VERSION + GENERATION + NUMBER,
        NUMBER + VERSION + GENERATION,
        VERSION + NUMBER + NUMBER + GENERATION,
        VERSION + VERSION + NUMBER + GENERATION,
        "C0020101" + NUMBER + GENERATION,
        VERSION + "C10731323334353637" + GENERATION,
        VERSION + "C115313233343536373839303132333435363738393031" + GENERATION,
        VERSION + "C10A36303038323831303041" + GENERATION,
        VERSION + "C100" + GENERATION,
        VERSION + NUMBER + "C20100",
        VERSION + NUMBER + "C2020101",
        VERSION + NUMBER + "C200",
      })
  void isDamagedWhenSomethingIsMissingMisplacedOrOutOfRange(String content) {
    assertThat(CardFile.parse(CardFiles.sealed(content))).isEqualTo(DAMAGED);
  }

  @Test
  void isDamagedWithoutAChecksumOrWithMoreAfterIt() {
    byte[] open = CardFiles.bytes(VERSION + NUMBER + GENERATION);
    byte[] sealed = CardFiles.bytes(CardFiles.PUBLISHED.substring(4) + "C30100");

    assertThat(CardFile.parse(CardFiles.template(open))).isEqualTo(DAMAGED);
    assertThat(CardFile.parse(CardFiles.template(sealed))).isEqualTo(DAMAGED);
  }

  @Test
  void tellsAnotherLayoutFromADamagedOne() {
    FileReading otherLayout = new FileReading.Wrong(Reason.OTHER_LAYOUT);
    byte[] unsealed = CardFiles.template(CardFiles.bytes("C00102" + "C50100"));
    byte[] broken = CardFiles.bytes(CardFiles.PUBLISHED.replace("C00101", "C00102"));

    assertThat(CardFile.parse(CardFiles.sealed("C00102" + NUMBER))).isEqualTo(otherLayout);
    assertThat(CardFile.parse(CardFiles.sealed("C00100" + NUMBER))).isEqualTo(otherLayout);
    assertThat(CardFile.parse(unsealed)).isEqualTo(otherLayout);
    assertThat(CardFile.parse(broken)).isEqualTo(DAMAGED);
  }
}
