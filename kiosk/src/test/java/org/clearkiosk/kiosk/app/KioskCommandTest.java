package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.settings.LayeredCommandLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a technician writes. */
class KioskCommandTest {
  @Test
  void aFileInOrderIsShownWithTheOriginOfEachSetting(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            # the terminal beside the library
            data: terminal
            server: https://localhost:8443
            pcsc: false
            serial: [/dev/ttyUSB0]
            profiles: [cpu, uid]
            language: EN
            screen: 527x296
            dump: dumps
            contrast: night
            text-size: large
            """);
    End end = run("--config", file.toString(), "--check-config", "--sector", "2");
    assertThat(end.err()).isEmpty();
    assertThat(end.code()).isZero();
    assertThat(end.out())
        .containsPattern("data: +" + folder.resolve("terminal") + " +# .*kiosk.yaml:2\n")
        .containsPattern("pcsc: +false +# .*kiosk.yaml:4\n")
        .containsPattern("serial: +\\[/dev/ttyUSB0] +# .*kiosk.yaml:5\n")
        .containsPattern("profiles: +\\[cpu, uid] +# .*kiosk.yaml:6\n")
        .containsPattern("language: +en +# .*kiosk.yaml:7\n")
        .containsPattern("screen: +527x296 +# .*kiosk.yaml:8\n")
        .containsPattern("sector: +2 +# command line\n")
        .containsPattern("dump: +" + folder.resolve("dumps") + " +# .*kiosk.yaml:9\n")
        .containsPattern("contrast: +night +# .*kiosk.yaml:10\n")
        .containsPattern("text-size: +large +# .*kiosk.yaml:11\n")
        .containsPattern("motion: +true +# default\n")
        .containsPattern("keep-delivered-days: +7 +# default\n");
    assertThat(folder.resolve("terminal")).doesNotExist();
    assertThat(folder.resolve("dumps")).doesNotExist();
  }

  @Test
  void everyMistakeInAFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            "data: terminal\nscren: 1x1\nserver: https://a\nserver: b\n");
    End end = run("--config", file.toString());
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("yaml:2: scren is no setting: did you mean screen?"),
            line -> assertThat(line).contains("yaml:4: server stands in line 3 already: "),
            line -> assertThat(line).isEqualTo("2 mistakes; nothing was started"));

    Files.writeString(file, "sector: two\npcsc: perhaps\nlanguage: fr\nwindow: [1x1, 2x2]\n");
    assertThat(run("--config", file.toString()).err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).endsWith("yaml:1: sector cannot be \"two\": write a whole number"),
            line ->
                assertThat(line)
                    .endsWith("yaml:2: pcsc cannot be \"perhaps\": write true or false"),
            line ->
                assertThat(line).endsWith("yaml:3: language cannot be \"fr\": write one of zh, en"),
            line -> assertThat(line).contains("yaml:4: window takes one value, not a list: "),
            line -> assertThat(line).isEqualTo("4 mistakes; nothing was started"));
  }

  @Test
  void everyValueThatAStartWouldStumbleOverIsNamed(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            data: kiosk.yaml
            server: http://localhost
            reader: "("
            profiles: [nfc]
            sector: 16
            pcsc: false
            screen: large
            window: 1280
            keep-delivered-days: -1
            hall-map: kiosk.yaml
            """);
    End end = run("--config", file.toString(), "--check-config");
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.err().lines().map(line -> line.replaceAll(".*yaml:(\\d+: [a-z-]+): .*", "$1")))
        .containsExactly(
            "1: data",
            "2: server",
            "3: reader",
            "4: profiles",
            "5: sector",
            "6: pcsc",
            "7: screen",
            "8: window",
            "9: keep-delivered-days",
            "10: hall-map",
            "10 mistakes; nothing was started");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volume: 9",
        "screen: abc",
        "window: 1280",
        "profiles: [cpux]",
        "server: http://x",
        "server: https://user:word@x:8443",
        "server: https://x:8443#y",
        "hall-map: nope.svg",
        "sector: 16",
        "reader: (",
        "serial: \"\"",
        "pcsc: false",
        "keep-delivered-days: 4000",
        "finish-within: 700",
        "technician-cards: abc",
        "dump: kiosk.yaml"
      })
  void aStartWithWrongSettingsEndsWithTwoAndSaysWhere(String wrong, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), "data: terminal\n" + wrong + "\n");
    for (List<String> how : List.of(List.<String>of(), List.of("--check-config"))) {
      List<String> arguments = new ArrayList<>(List.of("--config", file.toString()));
      arguments.addAll(how);
      End end = run(arguments.toArray(String[]::new));
      assertThat(end.code()).isEqualTo(2);
      assertThat(end.err().lines())
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith(file + ":2: " + wrong.substring(0, wrong.indexOf(':')))
                      .doesNotContain("word"),
              line -> assertThat(line).isEqualTo("1 mistake; nothing was started"));
    }
    assertThat(folder.resolve("terminal")).doesNotExist();
  }

  @Test
  void aFolderWithoutANameIsNotTheOneThatHappensToBeThere(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), "data: \"\"\ndump: \"\"\n");
    End end = run("--config", file.toString());
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.err()).contains("yaml:1: data cannot be \"\"", "yaml:2: dump cannot be \"\"");
    End typed = run("--data", "");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("data: has no name");
  }

  @Test
  void aFolderInWhichOthersMayWriteIsFoundBeforeTheStart(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
    End end = run("--data", folder.toString(), "--check-config");
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.err()).contains("data: others may write in", "chmod go-w " + folder);
  }

  @Test
  void whatHelpTellsIsWholeSentencesInTheWordsOfTheDocuments() {
    List<CommandLine> commands = new ArrayList<>(List.of(KioskCommand.commandLine()));
    for (int next = 0; next < commands.size(); next++) {
      commands.addAll(commands.get(next).getSubcommands().values());
    }
    assertThat(commands).hasSizeGreaterThan(5);
    for (CommandLine command : commands) {
      UsageMessageSpec usage = command.getCommandSpec().usageMessage();
      assertThat(usage.description())
          .as(command.getCommandName())
          .isNotEmpty()
          .allMatch(paragraph -> paragraph.endsWith("."));
      assertThat(usage.footer())
          .as(command.getCommandName())
          .allMatch(paragraph -> paragraph.isEmpty() || paragraph.endsWith("."));
    }
    for (OptionSpec option : commands.get(0).getCommandSpec().options()) {
      if (option.type().isEnum()) {
        String told = String.join(" ", option.description());
        for (Object word : option.type().getEnumConstants()) {
          assertThat(told).contains(word.toString().toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  @Test
  void whatCannotBeOpenedIsToldWithTheReason() {
    assertThat(KioskCommand.told(new AccessDeniedException("terminal.pem")))
        .isEqualTo("this user may not open or change terminal.pem");
    assertThat(KioskCommand.told(new FileSystemLoopException("a"))).startsWith("FileSystemLoop");
  }

  @Test
  void withoutADisplayTheStartSaysSoAndNoMore(@TempDir Path folder) throws Exception {
    ProcessBuilder start =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            KioskCommand.class.getName(),
            "--no-speech",
            "--data",
            folder.resolve("terminal").toString());
    start.environment().put("DISPLAY", ":4711");
    Process process = start.redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("no display answers at DISPLAY=:4711"));
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(ExitCode.CANNOT_START);
  }

  @Test
  void aVariableGoesBeforeTheFileAndTheCommandLineBeforeBoth(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(folder.resolve("kiosk.yaml"), "data: a\nlanguage: zh\nsector: 3\n");
    Map<String, String> environment =
        Map.of(
            "CLEARKIOSK_KIOSK_CONFIG", file.toString(),
            "CLEARKIOSK_KIOSK_SECTOR", "4",
            "CLEARKIOSK_KIOSK_LANGUAGE", "en");
    assertThat(run(environment, "--check-config", "--language", "zh").out())
        .containsPattern("data: +" + folder.resolve("a") + " +# .*kiosk.yaml:1\n")
        .containsPattern("sector: +4 +# variable CLEARKIOSK_KIOSK_SECTOR\n")
        .containsPattern("language: +zh +# command line\n");
  }

  @Test
  void aVariableThatIsNoSettingIsAMistake(@TempDir Path folder) {
    String data = folder.toString();
    assertThat(run(Map.of("CLEARKIOSK_KIOSK_SECTR", "2"), "--data", data).err().lines())
        .containsExactly(
            "CLEARKIOSK_KIOSK_SECTR is no setting: did you mean CLEARKIOSK_KIOSK_SECTOR?",
            "1 mistake; nothing was started");
    assertThat(run(Map.of("CLEARKIOSK_KIOSK_GALLERY", "x"), "--data", data).code()).isEqualTo(2);
    Map<String, String> others =
        Map.of(
            "CLEARKIOSK_KIOSK_FINISH_WITHIN", "60",
            "CLEARKIOSK_KIOSK_SECTR", " ",
            "CLEARKIOSK_KIOSK_JAVA_OPTIONS", "-Xint",
            "CLEARKIOSK_TMPDIR", "/tmp");
    assertThat(run(others, "--no-speech", "--data", data, "--check-config").err()).isEmpty();
  }

  @Test
  void aMistakeOfAVariableIsNotLaidToTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), "data: a\nsector: 3\n");
    Map<String, String> environment =
        Map.of("CLEARKIOSK_KIOSK_CONFIG", file.toString(), "CLEARKIOSK_KIOSK_SECTOR", "16");
    assertThat(run(environment, "--check-config").err())
        .startsWith("variable CLEARKIOSK_KIOSK_SECTOR: sector: ");
  }

  @Test
  void whatIsOnOrOffIsAsItWasSaidLast(@TempDir Path folder) throws IOException {
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new KioskCommand()).options()) {
      String name = option.longestName().substring(2);
      if (option.type() != boolean.class || !KioskCommand.SETTINGS.settings().contains(name)) {
        continue;
      }
      for (String said : List.of("", name + ": true", name + ": false")) {
        Path file = Files.writeString(folder.resolve("kiosk.yaml"), said);
        String usual =
            said.isEmpty() ? option.defaultValue() : said.substring(said.indexOf(' ') + 1);
        for (Map.Entry<String, String> word :
            Map.of(
                    "--contrast=paper",
                    usual,
                    "--" + name,
                    "true",
                    "--" + name + "=true",
                    "true",
                    "--" + name + "=false",
                    "false",
                    "--no-" + name,
                    "false")
                .entrySet()) {
          assertThat(taken(option, "--config", file.toString(), word.getKey()))
              .as("%s after \"%s\" in the file", word.getKey(), said)
              .isEqualTo(Boolean.valueOf(word.getValue()));
        }
      }
    }
  }

  /** What an option is by these arguments; nothing is started. */
  private static @Nullable Object taken(OptionSpec option, String... arguments) {
    AtomicReference<@Nullable Object> taken = new AtomicReference<>();
    new LayeredCommandLine(new KioskCommand(), KioskCommand.SETTINGS, Map.of())
        .setExecutionStrategy(
            read -> {
              taken.set(read.commandSpec().findOption(option.longestName()).getValue());
              return 0;
            })
        .execute(arguments);
    return taken.get();
  }

  @Test
  void theCardServiceCanBeLeftAlone(@TempDir Path folder) {
    String data = folder.toString();
    assertThat(run("--data", data, "--no-pcsc", "--serial", "COM3", "--check-config").out())
        .containsPattern("pcsc: +false +# command line\n");
    assertThat(run("--data", data, "--no-pcsc", "--check-config").err())
        .contains("name a device with --serial");
    assertThat(run("--check-config").err()).contains("data: missing: ");
  }

  /** How a command ended. */
  private record End(int code, String out, String err) {}

  private static End run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private static End run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new LayeredCommandLine(new KioskCommand(), KioskCommand.SETTINGS, environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new End(code, out.toString(), err.toString());
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
