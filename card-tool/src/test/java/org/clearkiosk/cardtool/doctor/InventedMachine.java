package org.clearkiosk.cardtool.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;

/** A machine of folders and files, on which programs say what a test wants them to say. */
final class InventedMachine {
  private final Path root;
  private final Map<String, String> programs = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<SerialAnswer> serial = new ArrayList<>();
  private JavaFacts java;
  private CardService service = new CardService.Running(List.of());
  private String user = "kiosk";
  private boolean ownUser = true;

  /** A Debian terminal with pcscd and its driver, without a reader. */
  InventedMachine(Path root) {
    this.root = root;
    this.java = java(root);
    file("/proc/mounts", "/dev/sda1 / ext4 rw,relatime 0 0");
    file("/proc/modules", "usbserial 1 0 - Live 0x0");
    folder("/sys/bus/usb/devices");
    file("/usr/sbin/pcscd", "");
    file("/usr/lib/x86_64-linux-gnu/libpcsclite.so.1", "");
    folder("/run/systemd/system");
    program("enabled\n", "systemctl", "is-enabled", "pcscd.socket");
    program("Enabled features: Linux usb libudev", "pcscd", "--version");
    program("kiosk\n", "id", "-nG");
    program("kiosk\n", "id", "-nG", "kiosk");
    drivers("072F", "2200", "ACS ACR122U PICC Interface");
  }

  static JavaFacts java(Path temporary) {
    return new JavaFacts("17.0.13", 17, "/usr/lib/jvm/17", true, true, temporary, "UTF-8");
  }

  InventedMachine drivers(String vendor, String product, String name) {
    return file(
        "/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist",
        "<key>ifdVendorID</key><array><string>0x08E6</string><string>0x"
            + vendor
            + "</string></array><key>ifdProductID</key><array><string>0x3437</string><string>0x"
            + product
            + "</string></array><key>ifdFriendlyName</key><array><string>Gemalto</string><string>"
            + name
            + "</string></array>");
  }

  InventedMachine file(String path, String text) {
    try {
      Path file = at(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InventedMachine folder(String path) {
    try {
      Files.createDirectories(at(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InventedMachine link(String path, String target) {
    try {
      Path link = at(path);
      Files.createDirectories(link.resolveSibling("."));
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InventedMachine without(String path) {
    try {
      Files.delete(at(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program that says something. */
  InventedMachine program(String says, String... command) {
    programs.put(String.join(" ", command), says);
    return this;
  }

  /** A program that fails. */
  InventedMachine failing(String... command) {
    programs.remove(String.join(" ", command));
    return this;
  }

  /** A USB device with one interface; driver is empty where no kernel driver holds it. */
  InventedMachine usb(String id, String product, String interfaceClass, String driver) {
    String device = "/sys/bus/usb/devices/1-2";
    file(device + "/idVendor", id.substring(0, 4));
    file(device + "/idProduct", id.substring(5));
    file(device + "/product", product);
    file(device + ":1.0/bInterfaceClass", interfaceClass);
    return driver.isEmpty()
        ? this
        : link(device + ":1.0/driver", "../../../../bus/usb/drivers/" + driver);
  }

  /** A serial device with owner, group and mode. */
  InventedMachine tty(String name, String stat) {
    folder("/sys/class/tty/" + name);
    file("/dev/" + name, "");
    return program(stat, "stat", "-L", "-c", "%a %U %G", "/dev/" + name);
  }

  /** A running program that has a device open. */
  InventedMachine process(int number, String name, String device) {
    file("/proc/" + number + "/comm", name);
    return link("/proc/" + number + "/fd/7", device);
  }

  InventedMachine java(JavaFacts facts) {
    java = facts;
    return this;
  }

  InventedMachine variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  InventedMachine readers(String name, Occupancy occupancy) {
    service = new CardService.Running(List.of(new ReaderStatus(name, occupancy, Optional.empty())));
    return this;
  }

  InventedMachine unavailable(Why why) {
    service = new CardService.Unavailable(why, "said the library");
    return this;
  }

  InventedMachine user(String name, boolean own) {
    user = name;
    ownUser = own;
    return this;
  }

  InventedMachine answering(SerialAnswer answer) {
    serial.add(answer);
    return this;
  }

  Machine machine() {
    return new Machine(
        new SystemFiles(root),
        command -> Optional.ofNullable(programs.get(String.join(" ", command))),
        environment,
        java,
        user,
        ownUser,
        service,
        serial);
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }
}
