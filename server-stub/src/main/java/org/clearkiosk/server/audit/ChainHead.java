package org.clearkiosk.server.audit;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chain ends, or ended when someone noted it down.
 *
 * @param position the last entry's position; 0 for an empty chain
 * @param hash its hash
 */
public record ChainHead(long position, String hash) {
  /** The head of an empty chain. */
  public static final ChainHead EMPTY = new ChainHead(0, Hashes.BEFORE_THE_FIRST);

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  public ChainHead {
    Objects.requireNonNull(hash, "hash");
  }

  /**
   * Reads {@code POSITION:HASH}.
   *
   * @throws IllegalArgumentException when it is written otherwise
   */
  public static ChainHead parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a position, a colon, 64 hexadecimal digits");
    }
    return new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /** {@code POSITION:HASH}. */
  @Override
  public String toString() {
    return position + ":" + hash;
  }
}
