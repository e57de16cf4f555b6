package org.clearkiosk.server.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash of an invented student's query password with the least work that Argon2id allows (RFC
 * 9106, section 3.1): for load and for tests, where a comparison as dear as in production costs as
 * much as many completions.
 */
public final class CheapPassword {
  private static final int LEAST_MEMORY_KIB = 8;
  private static final int BYTES = 16;

  private CheapPassword() {}

  /** Hashes a password that is no secret; the salt is none either. */
  public static String hash(String password) {
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
