package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearkiosk.reader.CardProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a technician writes. */
class KioskCommandTest {
  @Test
  void pathsOfASettingsFileCountFromItsFolder(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("kiosk.json");
    Files.writeString(
        file,
        """
        {"server": "https://localhost:8443", "data": "terminal",
         "pcsc": false, "dump": "dumps", "serial": ["/dev/ttyUSB0"], "profiles": ["cpu", "uid"], "sector": 2,
         "language": "en", "screen": {"widthMillimetres": 527, "heightMillimetres": 296}}
        """);
    SettingsFile settings = SettingsFile.read(file);
    assertThat(settings.data()).isEqualTo(folder.resolve("terminal").toString());
    assertThat(settings.screen()).isEqualTo(new KioskSettings.ScreenSize(527, 296));
    assertThat(settings.pcsc()).isFalse();
    assertThat(settings.dump()).isEqualTo(folder.resolve("dumps").toString());
    assertThat(settings.serial()).containsExactly("/dev/ttyUSB0");
    assertThat(settings.profiles()).containsExactly("cpu", "uid");
    assertThat(settings.sector()).isEqualTo(2);
    assertThat(settings.window()).isNull();
  }

  @Test
  void aSettingsFileThatIsNoneIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("kiosk.json");
    Files.writeString(file, "server = https://localhost");
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kiosk.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1280", "1280x", "x720", "1280*720", "10x10", "99999x99999", "-1x5"})
  void aWindowThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> KioskSettings.WindowSize.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWindowIsWrittenAsWidthAndHeight() {
    assertThat(KioskSettings.WindowSize.of("1280x720"))
        .isEqualTo(new KioskSettings.WindowSize(1280, 720));
  }

  @Test
  void withoutAWordThereAreThePcscReadersAndTheirCardsProveThemselves() {
    ReaderSettings usual = readers(true, "", List.of(), List.of(), null);
    assertThat(usual.makers()).hasSize(ReaderSettings.MOST_PCSC_READERS);
    assertThat(Objects.requireNonNull(usual.pcsc()).cards().profiles())
        .containsExactly(CardProfile.CPU);
    assertThat(usual.serial()).isNull();
  }

  @Test
  void aSerialReaderComesBesideOrInPlaceOfThePcscReaders() {
    List<String> devices = List.of("/dev/serial/by-id/*PN532*", "COM3");
    assertThat(readers(true, "ACR", devices, List.of("cpu", "classic"), 4).makers())
        .hasSize(ReaderSettings.MOST_PCSC_READERS + 1);
    ReaderSettings alone = readers(false, "", devices, List.of("CLASSIC", " uid"), 4);
    assertThat(alone.makers()).hasSize(1);
    assertThat(alone.pcsc()).isNull();
    assertThat(Objects.requireNonNull(alone.serial()).devices()).isEqualTo(devices);
    assertThat(alone.serial().cards().sector()).isEqualTo(4);
    assertThat(alone.serial().cards().profiles())
        .containsExactlyInAnyOrder(CardProfile.CLASSIC, CardProfile.UID);
  }

  @Test
  void whatMakesNoSenseIsSaid() {
    List<String> none = List.of();
    refused(() -> readers(false, "", none, none, null), "--serial");
    refused(() -> readers(false, "ACR", List.of("COM3"), none, null), "--reader");
    refused(() -> readers(true, "", none, List.of("cpu", "nfc"), null), "not \"nfc\"");
    refused(() -> readers(true, "", none, none, 0), "sector");
    refused(() -> readers(true, "", none, none, 16), "sector");
    refused(() -> readers(true, "(", none, none, null), "regular expression");
    refused(() -> readers(true, "", List.of(""), none, null), "device");
    refused(() -> readers(true, "", List.of("/dev/*/tty"), none, null), "last part");
  }

  private static ReaderSettings readers(
      boolean pcsc,
      String pattern,
      List<String> serial,
      List<String> profiles,
      @Nullable Integer sector) {
    return ReaderSettings.of(pcsc, pattern, serial, profiles, "", sector);
  }

  private static void refused(ThrowingCallable settings, String said) {
    assertThatThrownBy(settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
