package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.profile.CpuProfile;
import org.clearkiosk.reader.thread.Timeouts;

/**
 * Which reader of the card service to use, and how long to wait for its cards.
 *
 * @param includePattern a regular expression (java.util.regex) that is found in the name of the
 *     wanted reader; the first reader that fits, and that no other {@link PcscReader} of the same
 *     {@link ReaderAllotment} has, is taken
 * @param excludePattern a regular expression that is found in no wanted reader's name; empty
 *     excludes none
 * @param cards how the campus lays out its cards
 * @param readTimeout how long reading a card may take in all, above 0 and up to 30 s; a card that
 *     needs longer is mute
 * @param proofTimeout how long a proof may take in all, above 0 and up to 30 s
 */
public record PcscConfiguration(
    String includePattern,
    String excludePattern,
    CampusCards cards,
    Duration readTimeout,
    Duration proofTimeout) {
  /** Ten times what a slow card needs, and as long as a student holds still. */
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(2);

  /** The same for a proof. */
  public static final Duration DEFAULT_PROOF_TIMEOUT = Duration.ofSeconds(2);

  /** Some readers show the slot of their own security module as a reader of its own. */
  public static final String DEFAULT_EXCLUDE_PATTERN = "(?i)\\bSAM\\b";

  /**
   * @throws IllegalArgumentException when a component is out of its range
   */
  public PcscConfiguration {
    compiled(includePattern);
    compiled(excludePattern);
    Timeouts.check(readTimeout);
    Timeouts.check(proofTimeout);
  }

  /**
   * Takes only cards that prove themselves.
   *
   * @param application the campus's application identifier in hexadecimal, 5 to 16 bytes
   */
  public PcscConfiguration(
      String includePattern,
      String excludePattern,
      String application,
      Duration readTimeout,
      Duration proofTimeout) {
    this(includePattern, excludePattern, CampusCards.cpu(application), readTimeout, proofTimeout);
  }

  /** Any reader, the layout's own application, the default timeouts. */
  public static PcscConfiguration automatic() {
    return forReader("");
  }

  /** The first reader in whose name the regular expression is found; everything else as usual. */
  public static PcscConfiguration forReader(String includePattern) {
    return new PcscConfiguration(
        includePattern,
        DEFAULT_EXCLUDE_PATTERN,
        CpuProfile.DEFAULT_APPLICATION,
        DEFAULT_READ_TIMEOUT,
        DEFAULT_PROOF_TIMEOUT);
  }

  /** Those of these readers that are wanted, in their order. */
  List<String> wanted(List<String> readers) {
    Pattern include = compiled(includePattern);
    Pattern exclude = compiled(excludePattern);
    return readers.stream()
        .filter(reader -> include.matcher(reader).find())
        .filter(reader -> excludePattern.isEmpty() || !exclude.matcher(reader).find())
        .toList();
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("Not a regular expression: " + pattern, e);
    }
  }
}
