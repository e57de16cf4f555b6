package org.clearkiosk.reader.pn532;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.thread.Timeouts;

/**
 * On which serial device to look for a PN532, and how long to wait for its cards.
 *
 * @param devices 1 to 16 devices in the order in which they are tried: a path ({@code
 *     /dev/ttyUSB0}), a name ({@code COM3}), or a path whose last part is a glob ({@code
 *     /dev/serial/by-id/*PN532*}, as {@link java.nio.file.FileSystem#getPathMatcher} has them)
 * @param baud bits a second: 9600 to 1288000; a PN532 starts with 115200
 * @param cards how the campus lays out its cards
 * @param readTimeout how long reading a card may take in all, above 0 and up to 30 s; a card that
 *     needs longer is mute
 * @param proofTimeout how long a proof may take in all, above 0 and up to 30 s
 */
public record Pn532Configuration(
    List<String> devices,
    int baud,
    CampusCards cards,
    Duration readTimeout,
    Duration proofTimeout) {
  /** What a PN532 speaks after it was switched on (UM0701-02, 6.3.2.2). */
  public static final int DEFAULT_BAUD = 115200;

  /** Ten times what a slow card needs, and as long as a student holds still. */
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(2);

  /** The same for a proof. */
  public static final Duration DEFAULT_PROOF_TIMEOUT = Duration.ofSeconds(2);

  private static final int MOST_DEVICES = 16;
  private static final int LOWEST_BAUD = 9600;
  private static final int HIGHEST_BAUD = 1288000;

  /**
   * @throws IllegalArgumentException when a component is out of its range
   */
  public Pn532Configuration {
    devices = List.copyOf(devices);
    if (devices.isEmpty() || devices.size() > MOST_DEVICES) {
      throw new IllegalArgumentException("There are 1 to 16 devices: " + devices.size());
    }
    devices.forEach(Pn532Configuration::checkDevice);
    if (baud < LOWEST_BAUD || baud > HIGHEST_BAUD) {
      throw new IllegalArgumentException("A PN532 speaks 9600 to 1288000 baud: " + baud);
    }
    Timeouts.check(readTimeout);
    Timeouts.check(proofTimeout);
  }

  /** This device, everything else as usual. */
  public static Pn532Configuration forDevice(String device, CampusCards cards) {
    return new Pn532Configuration(
        List.of(device), DEFAULT_BAUD, cards, DEFAULT_READ_TIMEOUT, DEFAULT_PROOF_TIMEOUT);
  }

  private static void checkDevice(String device) {
    if (device.isBlank()) {
      throw new IllegalArgumentException("A device has a name.");
    }
    try {
      Path path = Path.of(device);
      if (DeviceFinder.isPattern(device)) {
        Path folder = path.getParent();
        if (folder == null || DeviceFinder.isPattern(folder.toString())) {
          throw new IllegalArgumentException(
              "Only the last part of a path may be a pattern: " + device);
        }
        FileSystems.getDefault().getPathMatcher("glob:" + path.getFileName());
      }
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new IllegalArgumentException("Neither path nor pattern: " + device, e);
    }
  }
}
