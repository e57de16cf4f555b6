package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearkiosk.kiosk.device.Readers;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.pcsc.PcscConfiguration;
import org.clearkiosk.reader.pcsc.PcscReader;
import org.clearkiosk.reader.pcsc.ReaderAllotment;
import org.clearkiosk.reader.pn532.Pn532Configuration;
import org.clearkiosk.reader.pn532.Pn532Reader;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.profile.CpuProfile;
import org.clearkiosk.reader.profile.StorageCardNames;
import org.jspecify.annotations.Nullable;

/**
 * Which readers a terminal has, and which cards it takes.
 *
 * @param pcsc the readers of the system's card service, at most {@value #MOST_PCSC_READERS} of
 *     them; null for none
 * @param serial the PN532 on a serial line; null for none
 * @param dumping whether what was said to the cards is written down
 */
record ReaderSettings(
    @Nullable PcscConfiguration pcsc, @Nullable Pn532Configuration serial, Dumping dumping) {
  /** More than a terminal has room for. */
  static final int MOST_PCSC_READERS = 4;

  /**
   * A sector's key comes from the server; as long as a student may wait before the first screen.
   */
  private static final Duration KEY_TIMEOUT = Duration.ofSeconds(2);

  /** What the key may take, and then the card. */
  private static final Duration READ_TIMEOUT =
      KEY_TIMEOUT.plus(PcscConfiguration.DEFAULT_READ_TIMEOUT);

  /**
   * Checks what was written.
   *
   * @param pcsc whether the system's card service is used
   * @param pattern a regular expression that is found in the wanted readers' names; empty for any
   * @param devices the names of a serial device in the order in which they are tried; empty for no
   *     serial reader
   * @param profiles names of {@link CardProfile}; empty for {@code cpu}
   * @param application the AID in hexadecimal; empty for the layout's own
   * @param sector null for the usual one
   * @throws IllegalArgumentException when they make no sense; the message says what to mend
   */
  static ReaderSettings of(
      boolean pcsc,
      String pattern,
      List<String> devices,
      List<String> profiles,
      String application,
      @Nullable Integer sector) {
    checkedPcsc(pcsc, pattern, !devices.isEmpty());
    CampusCards cards =
        new CampusCards(
            profiles(profiles),
            application.isEmpty() ? CpuProfile.DEFAULT_APPLICATION : application,
            sector == null ? CampusCards.DEFAULT_SECTOR : sector,
            KEY_TIMEOUT,
            StorageCardNames.STANDARD);
    return new ReaderSettings(
        pcsc
            ? new PcscConfiguration(
                pattern,
                PcscConfiguration.DEFAULT_EXCLUDE_PATTERN,
                cards,
                READ_TIMEOUT,
                PcscConfiguration.DEFAULT_PROOF_TIMEOUT)
            : null,
        devices.isEmpty()
            ? null
            : new Pn532Configuration(
                devices,
                Pn532Configuration.DEFAULT_BAUD,
                cards,
                READ_TIMEOUT,
                Pn532Configuration.DEFAULT_PROOF_TIMEOUT),
        Dumping.none());
  }

  /**
   * Checks whether the system's card service can be left alone.
   *
   * @param serial whether there is a serial device
   * @throws IllegalArgumentException when it cannot; the message says what to mend
   */
  static boolean checkedPcsc(boolean pcsc, String pattern, boolean serial) {
    if (!pcsc && !serial) {
      throw new IllegalArgumentException(
          "without PC/SC there is no reader: name a device with --serial, or leave out --no-pcsc");
    }
    if (!pcsc && !pattern.isEmpty()) {
      throw new IllegalArgumentException("--reader chooses a PC/SC reader, and --no-pcsc has none");
    }
    return pcsc;
  }

  /** The same, writing dumps. */
  ReaderSettings with(Dumping other) {
    return new ReaderSettings(pcsc, serial, other);
  }

  private static Set<CardProfile> profiles(List<String> names) {
    EnumSet<CardProfile> profiles = EnumSet.noneOf(CardProfile.class);
    for (String name : names) {
      try {
        profiles.add(CardProfile.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "--profiles: of cpu, classic and uid, not \"%s\"".formatted(name), e);
      }
    }
    return profiles.isEmpty() ? EnumSet.of(CardProfile.CPU) : profiles;
  }

  /** Makes the readers, not started yet. */
  List<Readers.Maker> makers() {
    List<Readers.Maker> makers = new ArrayList<>();
    if (pcsc != null) {
      ReaderAllotment allotment = new ReaderAllotment();
      for (int place = 0; place < MOST_PCSC_READERS; place++) {
        makers.add(keys -> new PcscReader(pcsc, keys, dumping, allotment));
      }
    }
    if (serial != null) {
      makers.add(keys -> new Pn532Reader(serial, keys, dumping));
    }
    return List.copyOf(makers);
  }
}
