package org.clearkiosk.reader.profile;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.clearkiosk.reader.CardProfile;

/**
 * How a campus lays out its cards: what a terminal has to know of them, and no key.
 *
 * @param profiles which profiles the campus's terminals take; at least one
 * @param application the campus's application identifier in hexadecimal, 5 to 16 bytes; for {@code
 *     cpu}
 * @param sector which sector holds the card file, 1 to 15; for {@code classic}
 * @param keyTimeout how long to wait for a sector's key, above 0 and up to 10 s; for {@code
 *     classic}
 * @param storageCardNames what readers behind PC/SC call a MIFARE Classic 1K
 */
public record CampusCards(
    Set<CardProfile> profiles,
    String application,
    int sector,
    Duration keyTimeout,
    StorageCardNames storageCardNames) {
  /** The sector of a campus that says nothing else. */
  public static final int DEFAULT_SECTOR = 1;

  /** Less than a read may take, and as long as a server's answer may. */
  public static final Duration DEFAULT_KEY_TIMEOUT = Duration.ofMillis(1200);

  private static final int LAST_SECTOR = 15;
  private static final Duration LONGEST_KEY_TIMEOUT = Duration.ofSeconds(10);

  /**
   * @throws IllegalArgumentException when a component is out of its range
   */
  public CampusCards {
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("A terminal takes at least one profile.");
    }
    profiles = Set.copyOf(EnumSet.copyOf(profiles));
    new CpuProfile(application);
    if (sector < 1 || sector > LAST_SECTOR) {
      throw new IllegalArgumentException("A card file lies in a sector from 1 to 15: " + sector);
    }
    if (keyTimeout.isNegative()
        || keyTimeout.isZero()
        || keyTimeout.compareTo(LONGEST_KEY_TIMEOUT) > 0) {
      throw new IllegalArgumentException("A key timeout is above 0 and up to 10 s: " + keyTimeout);
    }
  }

  /** These profiles, everything else as usual. */
  public static CampusCards of(Set<CardProfile> profiles) {
    return new CampusCards(
        profiles,
        CpuProfile.DEFAULT_APPLICATION,
        DEFAULT_SECTOR,
        DEFAULT_KEY_TIMEOUT,
        StorageCardNames.STANDARD);
  }

  /** Only cards that prove themselves, with the campus's application identifier. */
  public static CampusCards cpu(String application) {
    return new CampusCards(
        Set.of(CardProfile.CPU),
        application,
        DEFAULT_SECTOR,
        DEFAULT_KEY_TIMEOUT,
        StorageCardNames.STANDARD);
  }
}
