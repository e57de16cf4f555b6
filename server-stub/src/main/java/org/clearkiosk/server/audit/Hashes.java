package org.clearkiosk.server.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry's hash: SHA-256 over its fields as netstrings (length in bytes, colon, UTF-8, comma), so
 * that no two entries are written alike; a hyphen stands for a subject that is not there.
 */
public final class Hashes {
  /** Stands where the first entry names the one before it: 64 zeros. */
  public static final String BEFORE_THE_FIRST = "0".repeat(64);

  /** The first field; another way of writing entries would have another. */
  private static final String VERSION = "clearance-audit-1";

  private Hashes() {}

  /** The hash that an entry must have, whatever it has. */
  public static String of(AuditEntry entry) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    add(text, VERSION);
    add(text, Long.toString(entry.position()));
    add(text, Long.toString(entry.at().toEpochMilli()));
    add(text, entry.campus());
    add(text, entry.actor());
    add(text, entry.action());
    add(text, entry.subject());
    add(text, entry.detail());
    add(text, entry.previousHash());
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void add(ByteArrayOutputStream text, @Nullable String field) {
    if (field == null) {
      text.write('-');
      return;
    }
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    text.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(bytes);
    text.write(',');
  }
}
