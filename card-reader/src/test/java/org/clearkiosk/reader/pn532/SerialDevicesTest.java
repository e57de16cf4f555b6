package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The serial devices of machines that are folders. */
class SerialDevicesTest {
  @TempDir private Path root = Path.of("");

  @Test
  void tellsOfAnAdapterByItsStableNameAndItsProduct() throws IOException {
    Path usb = Files.createDirectories(root.resolve("sys/devices/usb1/1-2"));
    Files.writeString(usb.resolve("idVendor"), "1a86\n");
    Files.writeString(usb.resolve("idProduct"), "7523\n");
    Files.writeString(usb.resolve("product"), "USB\u001b[31m Serial\n");
    Files.createDirectories(usb.resolve("1-2:1.0/ttyUSB0"));
    device("ttyUSB0", "");
    Files.createSymbolicLink(
        root.resolve("sys/class/tty/ttyUSB0/device"), usb.resolve("1-2:1.0/ttyUSB0"));
    Files.createDirectories(root.resolve("dev/serial/by-id"));
    Files.createSymbolicLink(
        root.resolve("dev/serial/by-id/usb-1a86_PN532"), Path.of("../../ttyUSB0"));

    assertThat(SerialDevices.under(root))
        .containsExactly(
            new SerialDevice(
                "/dev/ttyUSB0", "/dev/serial/by-id/usb-1a86_PN532", "1a86:7523 USB[31m Serial"));
  }

  @Test
  void tellsOnlyOfBuiltInPortsThatHaveAChip() throws IOException {
    device("ttyS0", "4");
    device("ttyS1", "0");
    device("tty1", "");
    device("ttyAMA0", "");
    Files.createDirectories(root.resolve("sys/class/tty/ttyUSB7"));

    assertThat(SerialDevices.under(root))
        .extracting(SerialDevice::device)
        .as("with a node in /dev, and no console")
        .containsExactly("/dev/ttyAMA0", "/dev/ttyS0");
  }

  @Test
  void aMachineWithoutAnyHasNone() {
    assertThat(SerialDevices.under(root.resolve("nowhere"))).isEmpty();
  }

  private void device(String name, String type) throws IOException {
    Path entry = Files.createDirectories(root.resolve("sys/class/tty").resolve(name));
    if (!type.isEmpty()) {
      Files.writeString(entry.resolve("type"), type + "\n");
    }
    Files.createDirectories(root.resolve("dev"));
    Files.writeString(root.resolve("dev").resolve(name), "");
  }
}
