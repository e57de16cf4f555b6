package org.clearkiosk.reader.pn532;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The serial devices of this machine, without opening any: opening one is felt at its other end.
 */
public final class SerialDevices {
  /** The most devices that are told of; more are no kiosk's. */
  public static final int MOST_DEVICES = 64;

  /** Longer texts are no product's name. */
  private static final int LONGEST_TEXT = 80;

  /** What sysfs gives at once. */
  private static final int LONGEST_FILE = 4096;

  private static final int LEVELS_TO_USB_DEVICE = 4;
  private static final Pattern NAME =
      Pattern.compile("tty(USB|ACM|AMA|XRUSB|SC|mxc|THS|O)[0-9]{1,4}");
  private static final Pattern BUILT_IN = Pattern.compile("ttyS[0-9]{1,4}");

  private SerialDevices() {}

  /** The devices that are there now, ordered by name. */
  public static List<SerialDevice> present() {
    return Files.isDirectory(Path.of("/sys/class/tty"))
        ? under(Path.of("/"))
        : JsscNames.present().stream()
            .limit(MOST_DEVICES)
            .map(name -> new SerialDevice(name, name, ""))
            .toList();
  }

  /**
   * The same for a tree of files that has {@code sys} and {@code dev} as Linux lays them out.
   *
   * @param root where it begins; {@code /} is this machine's
   */
  public static List<SerialDevice> under(Path root) {
    Map<String, String> stableNames = stableNames(root);
    Path names = root.resolve("sys/class/tty");
    List<SerialDevice> devices = new ArrayList<>();
    for (Path entry : entries(names)) {
      String name = String.valueOf(entry.getFileName());
      if (isSerial(entry, name) && Files.exists(root.resolve("dev").resolve(name))) {
        String device = "/dev/" + name;
        devices.add(
            new SerialDevice(
                device,
                stableNames.getOrDefault(name, device),
                description(entry.resolve("device"))));
      }
    }
    return devices.stream().limit(MOST_DEVICES).toList();
  }

  /**
   * Built-in ports exist as names whether or not there is a chip; type 0 means that there is none.
   */
  private static boolean isSerial(Path entry, String name) {
    return NAME.matcher(name).matches()
        || (BUILT_IN.matcher(name).matches()
            && text(entry.resolve("type")).filter(type -> !type.equals("0")).isPresent());
  }

  private static Map<String, String> stableNames(Path root) {
    Map<String, String> names = new TreeMap<>();
    for (Path link : entries(root.resolve("dev/serial/by-id"))) {
      try {
        Path target = Files.readSymbolicLink(link).getFileName();
        if (target != null) {
          names.putIfAbsent(target.toString(), "/dev/serial/by-id/" + link.getFileName());
        }
      } catch (IOException | UnsupportedOperationException e) {
        // Not a link: no name of a device
      }
    }
    return names;
  }

  /** The USB device is a few folders above the port (Linux, Documentation/ABI sysfs-bus-usb). */
  private static String description(Path port) {
    @Nullable Path folder;
    try {
      folder = port.toRealPath();
    } catch (IOException e) {
      return "";
    }
    for (int level = 0; level < LEVELS_TO_USB_DEVICE && folder != null; level++) {
      Optional<String> vendor = text(folder.resolve("idVendor"));
      Optional<String> product = text(folder.resolve("idProduct"));
      if (vendor.isPresent() && product.isPresent()) {
        String name = text(folder.resolve("product")).map(text -> " " + text).orElse("");
        return vendor.get() + ":" + product.get() + name;
      }
      folder = folder.getParent();
    }
    return "";
  }

  private static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8);
      return Optional.of(printable(text.strip())).filter(shown -> !shown.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What a device says of itself is whatever its maker, or anyone, put there. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(LONGEST_TEXT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<Path> entries(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    return found.stream().sorted().toList();
  }
}
