package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.kiosk.client.HttpsServer;
import org.clearkiosk.kiosk.disk.PrivateFiles;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.screen.StageSettings;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.voice.Espeak;
import org.clearkiosk.kiosk.voice.VoiceSettings;
import org.clearkiosk.reader.dump.DumpFolder;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.settings.ConfigurationReport;
import org.clearkiosk.settings.WritableFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a terminal: what its command line, its environment and its file may say. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class KioskOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "",
      description = "https://host:port; without it, where the terminal was enrolled")
  private String server;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "the folder of the terminal's identity, outbox and log; made when there is none")
  private @Nullable Path data;

  @Option(
      names = "--pcsc",
      negatable = true,
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "use the system's card service, or leave it alone (default: use it)")
  private boolean pcsc;

  @Option(
      names = "--reader",
      paramLabel = "REGEX",
      defaultValue = "",
      description =
          "found in the wanted PC/SC readers' names; without it, any; at most four are used")
  private String reader;

  @Option(
      names = "--serial",
      paramLabel = "DEVICE",
      split = ",",
      description =
          "also use a PN532 on this serial device: a path, a name (COM3), or a path that ends in a"
              + " glob; several, separated by commas, are tried in order until one is there")
  private @Nullable List<String> serial;

  @Option(
      names = "--profiles",
      paramLabel = "PROFILE",
      split = ",",
      description =
          "the cards that the campus takes, of cpu, classic, uid (default: cpu, the only ones that"
              + " cannot be copied)")
  private @Nullable List<String> profiles;

  @Option(
      names = "--card-application",
      paramLabel = "HEX",
      defaultValue = "",
      description = "the AID of the campus's card application, 5 to 16 bytes; profile cpu")
  private String cardApplication;

  @Option(
      names = "--sector",
      paramLabel = "NUMBER",
      description = "the sector that holds the card file, 1 to 15 (default: 1); profile classic")
  private @Nullable Integer sector;

  @Option(
      names = "--dump",
      paramLabel = "FOLDER",
      description =
          "write down what is said to each card, as one file each, without keys and personal data;"
              + " stops at 2000 files")
  private @Nullable Path dump;

  @Option(
      names = "--language",
      defaultValue = "zh",
      description =
          "the usual language of the screens, zh or en (default: ${DEFAULT-VALUE}); every student may choose the other")
  private Language language;

  @Option(
      names = "--contrast",
      defaultValue = "paper",
      description =
          "the usual colours of the screens, paper, white, black or night (default:"
              + " ${DEFAULT-VALUE}); every student may choose others")
  private Contrast contrast;

  @Option(
      names = "--text-size",
      defaultValue = "usual",
      description =
          "the usual size of the screens' text, usual, large or largest (default:"
              + " ${DEFAULT-VALUE}); every student may choose another")
  private TextSize textSize;

  @Option(
      names = "--screen",
      paramLabel = "WxH",
      description =
          "the visible area of the screen in millimetres, as a ruler measures it (527x296); without"
              + " it, that of a 24-inch screen")
  private @Nullable String screen;

  @Option(
      names = "--window",
      paramLabel = "WxH",
      description = "a window of this size in pixels, in place of the whole screen")
  private @Nullable String window;

  @Option(
      names = "--sounds",
      negatable = true,
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "answer cards and touches with short sounds, or do not (default: do)")
  private boolean sounds;

  @Option(
      names = "--motion",
      negatable = true,
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "let things on the screens move, or keep them still (default: let them)")
  private boolean motion;

  @Option(
      names = "--hall-map",
      paramLabel = "FILE",
      description =
          "the campus's own drawing of the way from this terminal to the service hall, an SVG of at"
              + " most 256 KB; without it, a sketch that names the place")
  private @Nullable Path hallMap;

  @Option(
      names = "--speech",
      negatable = true,
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "read the screens aloud for students who ask for it, or offer it to no one; needs"
              + " espeak-ng (default: offer it where that is installed)")
  private boolean speech;

  @Option(
      names = "--headset",
      negatable = true,
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      description =
          "what is read aloud is heard by the student alone, through a headset or receiver: then it"
              + " says personal things too (default: it does not)")
  private boolean headset;

  @Option(
      names = "--volume",
      paramLabel = "STEP",
      defaultValue = "3",
      description =
          "how loud sounds are, and speech until a student changes it, 1 to 5 (default:"
              + " ${DEFAULT-VALUE})")
  private int volume;

  @Option(
      names = "--keep-delivered-days",
      paramLabel = "DAYS",
      defaultValue = "7",
      description =
          "how many days delivered confirmations keep their content, 0 to 3650 (default:"
              + " ${DEFAULT-VALUE})")
  private int keepDeliveredDays;

  /**
   * What a terminal is started with.
   *
   * @param upkeep for those who keep it running
   * @throws IllegalArgumentException when something makes no sense; the message says what to mend
   */
  KioskSettings settings(Upkeep upkeep) throws IOException {
    if (data == null || named(data).isPresent()) {
      throw new IllegalArgumentException(
          "--data is missing; the configuration file may name it: \"data: FOLDER\"");
    }
    return new KioskSettings(
        server,
        data.toAbsolutePath(),
        readers(pcsc, reader, serial, profiles, cardApplication, sector).with(dumping()),
        language,
        new Comfort(contrast, textSize),
        screen(),
        window(),
        new VoiceSettings(sounds, speech ? Espeak.find().orElse(null) : null, headset, volume),
        new StageSettings(motion, hallMap == null ? null : StageSettings.drawing(hallMap), headset),
        keepDeliveredDays,
        upkeep);
  }

  /** The screen's measured size; null where no one has measured it. */
  @Nullable Millimetres screen() {
    return screen == null ? null : measured(screen);
  }

  /** The size of a window in place of the whole screen; null for that. */
  KioskSettings.@Nullable WindowSize window() {
    return window == null ? null : KioskSettings.WindowSize.of(window);
  }

  /** What a start would do with each setting, as far as nothing is changed by it. */
  Map<String, ConfigurationReport.Use> uses() {
    Map<String, ConfigurationReport.Use> uses = new LinkedHashMap<>();
    uses.put(
        "data",
        () -> data == null ? Optional.of("missing: write \"data: FOLDER\"") : mistake(data));
    uses.put("server", use(() -> server.isEmpty() ? server : HttpsServer.url(server)));
    uses.put("reader", use(() -> readers(true, reader, null, null, "", null)));
    uses.put("serial", use(() -> readers(true, "", serial, null, "", null)));
    uses.put("profiles", use(() -> readers(true, "", null, profiles, "", null)));
    uses.put("card-application", use(() -> readers(true, "", null, null, cardApplication, null)));
    uses.put("sector", use(() -> readers(true, "", null, null, "", sector)));
    uses.put(
        "pcsc",
        use(() -> ReaderSettings.checkedPcsc(pcsc, reader, serial != null && !serial.isEmpty())));
    uses.put("dump", () -> dump == null ? Optional.empty() : WritableFolder.mistake(dump));
    uses.put("screen", use(() -> screen == null ? language : measured(screen)));
    uses.put("window", use(() -> window == null ? language : KioskSettings.WindowSize.of(window)));
    uses.put("volume", use(() -> VoiceSettings.checkedVolume(volume)));
    uses.put("hall-map", use(() -> hallMap == null ? language : StageSettings.drawing(hallMap)));
    uses.put("keep-delivered-days", use(() -> KioskSettings.checkedDays(keepDeliveredDays)));
    return uses;
  }

  /**
   * What is wanted and cannot be had, though a start goes on without it; empty where nothing is.
   */
  Optional<String> missing() {
    return speech && Espeak.find().isEmpty()
        ? Optional.of(unspoken("espeak-ng is not installed"))
        : Optional.empty();
  }

  /** The same, and what only a trial can tell. */
  Optional<String> missingOrBroken() {
    return speech && Espeak.find().isPresent()
        ? Espeak.find().flatMap(Espeak::mistake).map(KioskOptions::unspoken)
        : missing();
  }

  private static Optional<String> mistake(Path data) throws IOException {
    Optional<String> first = named(data).or(() -> WritableFolder.mistake(data));
    return first.isPresent() ? first : PrivateFiles.mistake(data);
  }

  /** An empty name would be that of the folder in which the terminal happens to be started. */
  private static Optional<String> named(Path folder) {
    return folder.toString().isEmpty()
        ? Optional.of("has no name: write \"data: FOLDER\"")
        : Optional.empty();
  }

  private static String unspoken(String why) {
    return "speech: no screen can be read aloud: "
        + why
        + ". Install the package espeak-ng, or write \"speech: false\".";
  }

  /** Something that a start does with a setting. */
  private interface Start {
    Object done() throws IOException;
  }

  private static ConfigurationReport.Use use(Start start) {
    return () -> {
      try {
        start.done();
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    };
  }

  private static ReaderSettings readers(
      boolean pcsc,
      String reader,
      @Nullable List<String> serial,
      @Nullable List<String> profiles,
      String cardApplication,
      @Nullable Integer sector) {
    return ReaderSettings.of(
        pcsc,
        reader,
        Objects.requireNonNullElse(serial, List.of()),
        Objects.requireNonNullElse(profiles, List.of()),
        cardApplication,
        sector);
  }

  private Dumping dumping() throws IOException {
    return dump == null ? Dumping.none() : Dumping.masked(new DumpFolder(dump.toAbsolutePath()));
  }

  private static Millimetres measured(String text) {
    if (!text.matches("[0-9]{1,4}(\\.[0-9])?x[0-9]{1,4}(\\.[0-9])?")) {
      throw new IllegalArgumentException("a screen's size is written as 527x296, in millimetres");
    }
    String[] sides = text.split("x", -1);
    return new Millimetres(Double.parseDouble(sides[0]), Double.parseDouble(sides[1]));
  }
}
