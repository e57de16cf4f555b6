package org.clearkiosk.cardtool.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pn532.SerialDevice;
import org.clearkiosk.reader.pn532.SerialDevices;

/**
 * All that the checks see of a machine, so that any machine can be put before them.
 *
 * @param files its files
 * @param commands its programs
 * @param environment the environment's variables
 * @param java the Java that runs this
 * @param user whose rights count, for example the one that the kiosk runs as
 * @param isOwnUser whether that is who runs this
 * @param service what the card service answered
 * @param serial what answered on the serial devices that were named; when there are some, readers
 *     behind PC/SC are not needed
 */
public record Machine(
    SystemFiles files,
    CommandRunner commands,
    Map<String, String> environment,
    JavaFacts java,
    String user,
    boolean isOwnUser,
    CardService service,
    List<SerialAnswer> serial) {
  private static final String DEFAULT_SOCKET = "/run/pcscd/pcscd.comm";

  /** Copies what can change. */
  public Machine {
    environment = Map.copyOf(environment);
    serial = List.copyOf(serial);
  }

  /** Whether it is laid out as Linux is. */
  boolean isLinux() {
    return files.exists("/proc") && files.exists("/sys");
  }

  /** Whether a reader behind PC/SC is needed here. */
  boolean needsCardService() {
    return serial.isEmpty();
  }

  /** How much it matters that readers behind PC/SC do not work. */
  Level levelOfCardService() {
    return needsCardService() ? Level.PROBLEM : Level.ATTENTION;
  }

  /** Where the card service's socket is looked for. */
  String socket() {
    return environment.getOrDefault("PCSCLITE_CSOCK_NAME", DEFAULT_SOCKET);
  }

  /** Whether another card service than the system's is asked. */
  boolean asksPrivateService() {
    return !socket().equals(DEFAULT_SOCKET);
  }

  /** Whether the user has all rights. */
  boolean isRoot() {
    return user.equals("root");
  }

  /** A command for the system's administrator, as it is to be typed. */
  String asRoot(String command) {
    return isOwnUser && isRoot() ? command : "sudo " + command;
  }

  /** The serial devices that are there. */
  List<SerialDevice> serialDevices() {
    return SerialDevices.under(files.root());
  }

  /** The USB devices that are there. */
  List<UsbDevice> usbDevices() {
    return UsbDevice.all(files);
  }

  /** The process number of a program by its name in /proc, if one runs. */
  Optional<String> process(String name) {
    return files.names("/proc").stream()
        .filter(number -> number.matches("[0-9]+"))
        .filter(number -> files.text("/proc/" + number + "/comm").filter(name::equals).isPresent())
        .findFirst();
  }
}
