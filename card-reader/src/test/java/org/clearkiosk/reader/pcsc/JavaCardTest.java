package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A card whose runtime no one here wrote, behind the real card service. */
class JavaCardTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String CAMPUS = "F0434C4541524B01";
  private static final byte[] MASTER_KEY = HEX.parseHex("00112233445566778899AABBCCDDEEFF");
  private static final byte[] CHALLENGE = HEX.parseHex("000102030405060708090A0B0C0D0E0F");
  private static final String PUBLISHED_NUMBER = "6008281001";

  @Test
  void theCardFormatsKeyCheckHoldsWithBouncyCastleAlone() {
    assertThat(cardKey(PUBLISHED_NUMBER))
        .isEqualTo(HEX.parseHex("D30C67F85DD07DB8559977DDB4458AF9"));
    assertThat(file(PUBLISHED_NUMBER))
        .isEqualTo(HEX.parseHex("E118C00101C10A36303038323831303031C20101CF041C786981"));
  }

  @ParameterizedTest
  @CsvSource({
    PUBLISHED_NUMBER + ", C82B119E2155EAC4BDFE9EC14313340F",
    "10120001, ''",
    "601234567890123456, ''",
    "60123456789012345678, ''"
  })
  void isReadAndProvesItself(String number, String publishedProof) throws Exception {
    byte[] proof = proof(number, CHALLENGE);
    if (!publishedProof.isEmpty()) {
      assertThat(proof).isEqualTo(HEX.parseHex(publishedProof));
    }
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      PcscReader reader = bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");
      JavaCard card = card(bench, CAMPUS, number, JavaCard.NEVER);
      log.awaitExactly("ready", "card " + number);

      for (byte[] challenge : new byte[][] {CHALLENGE, new byte[16], CHALLENGE}) {
        assertThat(reader.prove(log.lastIdentified(), challenge).get(5, TimeUnit.SECONDS))
            .isInstanceOfSatisfying(
                ProofOutcome.Proved.class,
                proved -> assertThat(proved.proof()).isEqualTo(proof(number, challenge)));
      }

      card.close();
      log.awaitExactly("ready", "card " + number, "left");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"F0434C4541524B02", "A000000003101001"})
  void isNoCampusCardUnderAnotherName(String application) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");
      JavaCard card = card(bench, application, PUBLISHED_NUMBER, JavaCard.NEVER);
      log.awaitExactly("ready", "unrecognised: not campus card");

      card.close();
      log.awaitExactly("ready", "unrecognised: not campus card", "left");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isTornWhenItIsTakenAwayInTheMiddle(int command) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");
      JavaCard torn = card(bench, CAMPUS, PUBLISHED_NUMBER, command);
      log.awaitExactly("ready", "torn", "left");
      torn.close();

      JavaCard whole = card(bench, CAMPUS, PUBLISHED_NUMBER, JavaCard.NEVER);
      log.awaitExactly("ready", "torn", "left", "card " + PUBLISHED_NUMBER);
      whole.close();
    }
  }

  private static JavaCard card(Bench bench, String application, String number, int leavesAt)
      throws IOException {
    return new JavaCard(
        bench.daemon().port(0), application, cardKey(number), number, file(number), leavesAt);
  }

  /** The card file, put together from the format's table. */
  private static byte[] file(String number) {
    String digits = HEX.formatHex(number.getBytes(StandardCharsets.US_ASCII));
    String named = "C00101C1%02X%sC20101".formatted(number.length(), digits);
    CRC32 checksum = new CRC32();
    checksum.update(HEX.parseHex(named));
    String value = "%sCF04%08X".formatted(named, checksum.getValue());
    return HEX.parseHex("E1%02X%s".formatted(value.length() / 2, value));
  }

  /** NXP AN10922, 2.2; its padding is CMAC's own for inputs of 17 bytes and more. */
  private static byte[] cardKey(String number) {
    return tag(
        MASTER_KEY,
        new byte[] {1},
        number.getBytes(StandardCharsets.US_ASCII),
        HEX.parseHex(CAMPUS));
  }

  private static byte[] proof(String number, byte[] challenge) {
    return tag(
        cardKey(number),
        HEX.parseHex(CAMPUS),
        challenge,
        number.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] tag(byte[] key, byte[]... parts) {
    CMac mac = new CMac(AESEngine.newInstance());
    mac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    byte[] tag = new byte[mac.getMacSize()];
    mac.doFinal(tag, 0);
    return tag;
  }
}
