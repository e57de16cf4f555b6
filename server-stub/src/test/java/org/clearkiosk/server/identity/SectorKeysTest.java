package org.clearkiosk.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HexFormat;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of docs/protocols/classic-layout.md. */
class SectorKeysTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String MASTER_KEY = "00112233445566778899aabbccddeeff";
  private static final byte[] APPLICATION = HEX.parseHex("f0434c4541524b01");

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 30, 31})
  void beyondOneBlockItIsAPlainCmac(int length) {
    byte[] input = new byte[length];
    CMac mac = new CMac(AESEngine.newInstance());
    mac.init(new KeyParameter(HEX.parseHex(MASTER_KEY)));
    mac.update((byte) 1);
    mac.update(input, 0, length);
    byte[] expected = new byte[16];
    mac.doFinal(expected, 0);
    assertThat(KeyDiversification.diversify(HEX.parseHex(MASTER_KEY), input)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32})
  void anInputThatIsNoneIsRefused(int length) {
    assertThatThrownBy(() -> KeyDiversification.diversify(new byte[16], new byte[length]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"01020304, 284f5f804b98", "04112233445566, 8711c38d2ac2"})
  void theKeyIsTheOneThatTheLayoutNames(String identifier, String key, @TempDir Path folder)
      throws Exception {
    assertThat(SectorKeys.keyA(HEX.parseHex(MASTER_KEY), APPLICATION, HEX.parseHex(identifier), 1))
        .isEqualTo(HEX.parseHex(key));
    Path file = folder.resolve("keys.json");
    CardKeys.add(file, 2, MASTER_KEY);
    CardKeys keys = CardKeys.read(file, CardApplication.OF_CARD_FORMAT);
    assertThat(keys.sectorKey(2, identifier, 1)).contains(key);
    assertThat(keys.sectorKey(2, identifier, 2)).isPresent().isNotEqualTo(key);
    assertThat(keys.sectorKey(1, identifier, 1)).isEmpty();
  }
}
