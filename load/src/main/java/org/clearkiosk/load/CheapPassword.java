package org.clearkiosk.load;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash of a query password with the least work that Argon2id allows: what is to be loaded is the
 * path of a completion, and one comparison as dear as in production costs as much as many of them.
 */
final class CheapPassword {
  private static final int LEAST_MEMORY_KIB = 8;
  private static final int BYTES = 16;

  private CheapPassword() {}

  /** Hashes a password that is no secret; the salt is none either. */
  static String hash(String password) {
    byte[] salt = "invented-student".getBytes(StandardCharsets.US_ASCII);
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(LEAST_MEMORY_KIB)
            .withIterations(1)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=1,p=1$%s$%s"
        .formatted(LEAST_MEMORY_KIB, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
