package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.profile.CampusCards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFinderTest {
  private static final CampusCards CARDS = CampusCards.of(Set.of(CardProfile.CPU));

  @Test
  void findsWhatIsThereInOrder(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("usb-PN532-b"));
    Files.createFile(folder.resolve("usb-PN532-a"));
    Files.createFile(folder.resolve("usb-other"));
    Files.createFile(folder.resolve("ttyUSB7"));
    Files.createSymbolicLink(folder.resolve("usb-PN532-dangling"), folder.resolve("nothing"));

    assertThat(
            DeviceFinder.present(
                List.of(
                    folder + "/ttyUSB7",
                    folder + "/ttyUSB8",
                    folder + "/missing/*",
                    folder + "/usb-*PN532*",
                    "COM3")))
        .containsExactly(
            folder + "/ttyUSB7", folder + "/usb-PN532-a", folder + "/usb-PN532-b", "COM3");
  }

  @Test
  void triesNoMoreThanAFew(@TempDir Path folder) throws IOException {
    for (int number = 0; number < 40; number++) {
      Files.createFile(folder.resolve("tty" + number));
    }
    assertThat(DeviceFinder.present(List.of(folder + "/tty*"))).hasSize(DeviceFinder.MOST_DEVICES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*", "/dev/*/x*", "/dev/[", "/dev/\0"})
  void takesOnlyPathsAndPatternsOfFiles(String device) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pn532Configuration.forDevice(device, CARDS));
  }

  @Test
  void checksWhatElseIsConfigured() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pn532Configuration(List.of(), 115200, CARDS, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Pn532Configuration(
                    Collections.nCopies(17, "COM3"), 115200, CARDS, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pn532Configuration(List.of("COM3"), 300, CARDS, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Pn532Configuration(List.of("COM3"), 115200, CARDS, Duration.ZERO, second));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Pn532Configuration(
                    List.of("COM3"), 115200, CARDS, second, Duration.ofMinutes(1)));
  }
}
