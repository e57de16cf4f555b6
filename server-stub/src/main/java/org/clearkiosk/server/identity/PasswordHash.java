package org.clearkiosk.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A query password's hash: Argon2id (RFC 9106), written in the PHC string format. 19 MiB, two
 * passes, one lane: the smallest setting of OWASP's Password Storage Cheat Sheet, since a terminal
 * waits for it. Six digits fall to anyone who has the hash; what protects them is the lockout, and
 * that the database is kept from strangers.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_MEMORY_KIB = 65_536;
  private static final int MOST_PASSES = 10;
  private static final int MOST_LANES = 4;
  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  /** Hashes a password with a salt of its own. */
  public static String of(String password) {
    byte[] salt = random(SALT_BYTES);
    return written(salt, hash(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
  }

  /** What no password is known to match; to compare one with it takes as long as with any other. */
  public static String ofNone() {
    return written(random(SALT_BYTES), random(HASH_BYTES));
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String written(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /**
   * Whether a hash made elsewhere may be stored: of this format, and no dearer to compare with than
   * {@value #MOST_MEMORY_KIB} KiB, {@value #MOST_PASSES} passes and {@value #MOST_LANES} lanes.
   */
  public static boolean isAcceptable(String stored) {
    Matcher parts = FORMAT.matcher(stored);
    if (!parts.matches()) {
      return false;
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    return lanes >= 1
        && lanes <= MOST_LANES
        && passes >= 1
        && passes <= MOST_PASSES
        && memory >= 8 * lanes
        && memory <= MOST_MEMORY_KIB
        && isBase64(parts.group(4))
        && isBase64(parts.group(5));
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether a password is the one that was hashed. False for a hash of another format. */
  public static boolean matches(String stored, String password) {
    Matcher parts = FORMAT.matcher(stored);
    if (!parts.matches()) {
      return false;
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] hash =
        hash(
            password,
            Base64.getDecoder().decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, hash);
  }

  private static byte[] hash(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
