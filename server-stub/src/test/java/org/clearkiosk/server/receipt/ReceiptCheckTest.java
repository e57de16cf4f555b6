package org.clearkiosk.server.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.receipt.ReceiptCheck.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signed form against the published examples, another implementation, and every change. */
class ReceiptCheckTest {
  /** RFC 8037, appendix A.1 to A.4. */
  private static final String RFC_PRIVATE = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

  private static final String RFC_PUBLIC = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final String RFC_INPUT =
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
  private static final String RFC_SIGNATURE =
      "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

  private static final ReceiptKey KEY = ReceiptKey.of(RFC_PRIVATE);
  private static final PublicKeySet KEYS = new PublicKeySet(List.of(KEY.publicKey()));
  private static final ReceiptClaims CLAIMS =
      new ReceiptClaims(
          "0612-07-0038",
          "main",
          "08281001",
          1_339_462_840,
          "2012",
          "information_centre",
          Refund.BANK);

  @Test
  void thePublishedExampleComesOut() {
    assertThat(KEY.publicKey().x()).isEqualTo(RFC_PUBLIC);
    assertThat(PublicKeyJson.thumbprint(RFC_PUBLIC))
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assertThat(PublicKeyJson.encoded(KEY.sign(RFC_INPUT.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(RFC_SIGNATURE);
  }

  @Test
  void whatWasSignedIsReadBack() {
    String signed = SignedReceipt.of(CLAIMS, KEY);
    assertThat(ReceiptCheck.check(signed, KEYS))
        .isEqualTo(new Result.Valid(CLAIMS, "kPrK_qmxVWaYVA9w"));
    assertThat(signed).isEqualTo(SignedReceipt.of(CLAIMS, KEY)).hasSizeLessThan(370);
  }

  @Test
  void theLongestReceiptFits() {
    ReceiptClaims longest =
        new ReceiptClaims(
            "z".repeat(32) + "-1231-" + "Z".repeat(16) + "-9999999999-99999",
            "z".repeat(32),
            "9".repeat(20),
            Long.MAX_VALUE,
            "2012/2013-autumn",
            "a".repeat(40),
            Refund.CASH);
    assertThat(SignedReceipt.of(longest, KEY)).hasSizeLessThan(SignedReceipt.LONGEST);
  }

  @Test
  void aTicketIsReadBackAndIsNoReceipt() {
    TicketClaims ticket =
        new TicketClaims(23, LocalDate.of(2012, 6, 12), "main", "08281002", 1339462800, "2012");
    assertThat(ReceiptCheck.check(SignedTicket.of(ticket, KEY), KEYS))
        .isEqualTo(new Result.ValidTicket(ticket, "kPrK_qmxVWaYVA9w"));
    TicketClaims longest =
        new TicketClaims(
            Integer.MAX_VALUE,
            LocalDate.of(9999, 12, 31),
            "z".repeat(32),
            "9".repeat(20),
            Long.MAX_VALUE,
            "2012/2013-autumn");
    assertThat(SignedTicket.of(longest, KEY)).hasSizeLessThan(SignedReceipt.LONGEST);
  }

  @Test
  void theJdksOwnEd25519AgreesWithTheSignature() throws Exception {
    String signed = SignedReceipt.of(CLAIMS, KEY);
    int end = signed.lastIndexOf('.');
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(jdkKey(PublicKeyJson.decoded(RFC_PUBLIC)));
    signature.update(signed.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(PublicKeyJson.decoded(signed.substring(end + 1)))).isTrue();
  }

  /** RFC 8032, 5.1.2: little-endian y, the highest bit the parity of x. */
  private static PublicKey jdkKey(byte[] raw) throws Exception {
    byte[] bigEndian = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      bigEndian[i] = raw[raw.length - 1 - i];
    }
    boolean odd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  @Test
  void everyChangedCharacterIsFound() {
    String signed = SignedReceipt.of(CLAIMS, KEY);
    for (int i = 0; i < signed.length(); i++) {
      char other = signed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = signed.substring(0, i) + other + signed.substring(i + 1);
      assertThat(ReceiptCheck.check(changed, KEYS))
          .as("character " + i)
          .isNotInstanceOf(Result.Valid.class);
    }
    String payload = signed.substring(0, signed.lastIndexOf('.') - 1);
    assertThat(ReceiptCheck.check(payload + "x" + signed.substring(payload.length() + 1), KEYS))
        .isInstanceOf(Result.BadSignature.class);
  }

  @Test
  void anotherKeyIsNamed(@TempDir Path folder) throws Exception {
    ReceiptKey other = ReceiptKey.open(folder.resolve("other.json"));
    String signed = SignedReceipt.of(CLAIMS, other);
    assertThat(ReceiptCheck.check(signed, KEYS))
        .isEqualTo(new Result.UnknownKey(other.publicKey().kid()));
  }

  @Test
  void whatIsNoReceiptIsSaidToBeMalformed() {
    String signed = SignedReceipt.of(CLAIMS, KEY);
    String payload = signed.substring(signed.indexOf('.'));
    for (String text :
        List.of(
            "",
            "..",
            "hello",
            signed + ".x",
            signed + " ",
            signed + "=",
            signed.substring(1),
            "x".repeat(10_000),
            RFC_INPUT + "." + RFC_SIGNATURE,
            header("{\"alg\":\"none\",\"typ\":\"clearance-receipt+jwt\",\"kid\":\"x\"}") + payload,
            header("{\"alg\":\"HS256\",\"typ\":\"clearance-receipt+jwt\",\"kid\":\"x\"}") + payload,
            header("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"kPrK_qmxVWaYVA9w\"}") + payload,
            header("{\"alg\":\"EdDSA\",\"typ\":\"clearance-receipt+jwt\",\"kid\":\"\\u001b[2J\"}")
                + payload,
            header("[".repeat(300)) + payload)) {
      assertThat(ReceiptCheck.check(text, KEYS)).as(text).isInstanceOf(Result.Malformed.class);
    }
  }

  private static String header(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aKeySetIsReadBackAndAWrongIdIsRefused() throws Exception {
    String set = Json.write(KEYS);
    assertThat(Json.read(set, PublicKeySet.class)).isEqualTo(KEYS);
    assertThatThrownBy(
            () ->
                Json.read(set.replace("kPrK_qmxVWaYVA9w", "kPrK_qmxVWaYVA9x"), PublicKeySet.class))
        .isInstanceOf(Json.MalformedMessageException.class);
  }

  @Test
  void theKeyFileIsTheOwnersAndKeepsTheKey(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("receipt-key.json");
    PublicKeyJson made = ReceiptKey.open(file).publicKey();
    assertThat(ReceiptKey.open(file).publicKey()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(ReceiptKey.renew(file).publicKey()).isNotEqualTo(made);
  }

  @Test
  void aDamagedKeyFileIsNotRepeatedInTheMessage(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("receipt-key.json");
    for (String content : List.of("", "{}", "{\"d\":\"c2VjcmV0\"}", "secret")) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> ReceiptKey.open(file))
          .isInstanceOf(IOException.class)
          .hasNoCause()
          .hasMessageContaining("receipt-key.json")
          .hasMessageNotContaining("secret")
          .hasMessageNotContaining("c2Vj");
    }
  }
}
