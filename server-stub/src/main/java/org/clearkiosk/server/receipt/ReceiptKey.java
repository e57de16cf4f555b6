package org.clearkiosk.server.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.PrivateFiles;

/**
 * The private key with which a server signs receipts: Ed25519 (RFC 8032), kept as a JSON Web Key
 * (RFC 8037) that only its owner may read.
 *
 * <p>Bouncy Castle signs: the JDK's own Ed25519 takes about ten times as long, and signing happens
 * on the writer's thread.
 */
public final class ReceiptKey {
  private static final int LENGTH = Ed25519PrivateKeyParameters.KEY_SIZE;

  private final Ed25519PrivateKeyParameters key;
  private final PublicKeyJson publicKey;

  private ReceiptKey(byte[] bytes) {
    key = new Ed25519PrivateKeyParameters(bytes);
    publicKey = PublicKeyJson.of(PublicKeyJson.encoded(key.generatePublicKey().getEncoded()));
  }

  /** What is in the file; {@code d} is the private part. */
  private record Content(String kty, String crv, String x, String d, String kid) {}

  /** Reads the key; makes one where there is none. */
  public static ReceiptKey open(Path file) throws IOException {
    return Files.exists(file) ? read(file) : renew(file);
  }

  /** Puts a new key in the place of the old one, whose private part is gone with that. */
  public static ReceiptKey renew(Path file) throws IOException {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    ReceiptKey made = new ReceiptKey(bytes);
    PublicKeyJson shown = made.publicKey;
    Content content =
        new Content(shown.kty(), shown.crv(), shown.x(), PublicKeyJson.encoded(bytes), shown.kid());
    PrivateFiles.write(file, (Json.write(content) + "\n").getBytes(StandardCharsets.UTF_8));
    return made;
  }

  private static ReceiptKey read(Path file) throws IOException {
    try {
      return of(Json.read(Files.readString(file), Content.class).d());
    } catch (Json.MalformedMessageException | RuntimeException e) {
      // without the cause: its message may hold what the file holds
      throw new IOException(
          file
              + " is no receipt key. Put the right file back; or move it away: then a new key is"
              + " made, and what was signed can still be checked");
    }
  }

  /**
   * The key of 32 bytes.
   *
   * @param privatePart the bytes, base64url without padding
   * @throws IllegalArgumentException when they are not 32 bytes
   */
  static ReceiptKey of(String privatePart) {
    byte[] bytes = PublicKeyJson.decoded(privatePart);
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("d: 32 bytes");
    }
    return new ReceiptKey(bytes);
  }

  /** The part that anyone may have. */
  public PublicKeyJson publicKey() {
    return publicKey;
  }

  /** Signs; 64 bytes. */
  byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  /** Names the key, and nothing of its private part. */
  @Override
  public String toString() {
    return "ReceiptKey[" + publicKey.kid() + "]";
  }
}
