package org.clearkiosk.server.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.feed.Subscriber;
import org.clearkiosk.server.identity.Secrets;

/**
 * Seals subscribers' secrets for the database with a key that lies in the data folder (AES-256-GCM,
 * NIST SP 800-38D): who has a copy of the database alone has no secret. A secret is sealed together
 * with campus, id, address and whom to trust there, so that it opens for no other row.
 *
 * <p>Servers on one database need the same key.
 */
public final class SecretBox {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_LENGTH = 16;

  private final SecretKeySpec key;
  private final String id;

  private SecretBox(byte[] bytes) {
    key = new SecretKeySpec(bytes, "AES");
    id = Secrets.digest(Base64.getEncoder().encodeToString(bytes)).substring(0, ID_LENGTH);
  }

  /** What is in the file: a JSON Web Key (RFC 7518, 6.4). */
  private record Content(String kty, String alg, String k) {}

  /** Reads the key; makes one where there is none. */
  public static SecretBox open(Path file) throws IOException {
    if (!Files.exists(file)) {
      String bytes =
          Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.bytes(KEY_BYTES));
      String content = Json.write(new Content("oct", "A256GCM", bytes)) + "\n";
      PrivateFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
    try {
      byte[] bytes =
          Base64.getUrlDecoder().decode(Json.read(Files.readString(file), Content.class).k());
      if (bytes.length == KEY_BYTES) {
        return new SecretBox(bytes);
      }
    } catch (Json.MalformedMessageException | RuntimeException e) {
      // told below, without the cause: its message may hold what the file holds
    }
    throw new IOException(
        file
            + " is no key for subscribers' secrets. Put the right file back; or move it away, remove"
            + " the subscribers and add them anew");
  }

  /** Which key it is. */
  public String id() {
    return id;
  }

  /** Seals a secret for a subscriber; base64. */
  String seal(String secret, String boundTo) {
    byte[] nonce = Secrets.bytes(NONCE_BYTES);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, boundTo)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /** Opens a subscriber's secret; empty when it was sealed with another key or for another row. */
  Optional<String> open(Subscriber subscriber) {
    try {
      byte[] all = Base64.getDecoder().decode(subscriber.secret());
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, nonce, boundTo(subscriber))
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a secret is sealed together with. */
  static String boundTo(Subscriber subscriber) {
    return String.join(
        "\n",
        subscriber.campus().value(),
        subscriber.id(),
        subscriber.url(),
        String.valueOf(subscriber.privateAllowed()),
        String.valueOf(subscriber.authority()));
  }

  private Cipher cipher(int mode, byte[] nonce, String boundTo) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
