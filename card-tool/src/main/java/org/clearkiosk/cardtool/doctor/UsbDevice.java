package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A USB device as the kernel sees it (Linux, Documentation/ABI/testing/sysfs-bus-usb).
 *
 * @param id vendor and product, four hexadecimal digits each, for example {@code 072f:2200}
 * @param name what it calls itself; its id where it does not
 * @param isCardReader whether one of its interfaces is of the smart card class (CCID)
 * @param drivers the kernel's drivers that hold its interfaces; none where programs drive it
 * @param hasSerialPort whether one of its interfaces is a serial port
 */
record UsbDevice(
    String id, String name, boolean isCardReader, List<String> drivers, boolean hasSerialPort) {
  private static final String FOLDER = "/sys/bus/usb/devices/";
  private static final String SMART_CARD_CLASS = "0b";

  UsbDevice {
    drivers = List.copyOf(drivers);
  }

  static List<UsbDevice> all(SystemFiles files) {
    List<UsbDevice> devices = new ArrayList<>();
    List<String> names = files.names(FOLDER);
    for (String name : names) {
      String vendor = files.text(FOLDER + name + "/idVendor").orElse("");
      String product = files.text(FOLDER + name + "/idProduct").orElse("");
      if (!vendor.isEmpty() && !product.isEmpty()) {
        List<String> interfaces =
            names.stream()
                .filter(each -> each.startsWith(name + ":"))
                .map(each -> FOLDER + each)
                .toList();
        devices.add(of(files, vendor, product, FOLDER + name, interfaces));
      }
    }
    return devices;
  }

  /** Its id and name. */
  String title() {
    return name.equals(id) ? id : id + " " + name;
  }

  private static UsbDevice of(
      SystemFiles files, String vendor, String product, String folder, List<String> interfaces) {
    String id = (vendor + ":" + product).toLowerCase(Locale.ROOT);
    return new UsbDevice(
        id,
        files.text(folder + "/product").filter(text -> !text.isEmpty()).orElse(id),
        interfaces.stream()
            .anyMatch(
                each ->
                    files
                        .text(each + "/bInterfaceClass")
                        .filter(SMART_CARD_CLASS::equals)
                        .isPresent()),
        interfaces.stream().flatMap(each -> files.linkName(each + "/driver").stream()).toList(),
        interfaces.stream()
            .anyMatch(
                each ->
                    files.exists(each + "/tty")
                        || files.names(each).stream().anyMatch(name -> name.startsWith("tty"))));
  }
}
