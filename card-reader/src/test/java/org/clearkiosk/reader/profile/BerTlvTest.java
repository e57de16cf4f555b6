package org.clearkiosk.reader.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BerTlvTest {

  @Test
  void readsShortAndLongTagsAndLengths() {
    byte[] bytes = CardFiles.bytes("C001AA" + "9F7F00" + "C18101BB" + "C2820001CC");

    assertThat(BerTlv.objects(bytes, 0, bytes.length))
        .contains(
            List.of(
                new TlvObject(0xC0, 0, 2, 3),
                new TlvObject(0x9F7F, 3, 6, 6),
                new TlvObject(0xC1, 6, 9, 10),
                new TlvObject(0xC2, 10, 14, 15)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C0", "C002AA", "C080AA0000", "C081", "C08102AA", "C082", "C08200", "C0820002AA",
        "C083000001AA", "C0FFAA", "1F", "1F81", "1F8101", "1F818101", "000100", "C001AA00"
      })
  void takesNothingThatIsMalformed(String hex) {
    byte[] bytes = CardFiles.bytes(hex);

    assertThat(BerTlv.objects(bytes, 0, bytes.length)).isEmpty();
  }

  @Test
  void neverLooksBeyondItsLimit() {
    Random random = new Random(2012);
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      int limit = random.nextInt(bytes.length + 1);
      BerTlv.objects(bytes, 0, limit)
          .ifPresent(
              objects ->
                  assertThat(objects)
                      .allSatisfy(object -> assertThat(object.end()).isLessThanOrEqualTo(limit)));
    }
  }
}
