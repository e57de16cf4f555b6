package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real program; {@code bin/test} installs it. */
@Timeout(120)
class EspeakTest {
  private static final long LIMIT_SECONDS = 30;
  private static Path program = Path.of("espeak-ng");

  @BeforeAll
  static void isInstalled() {
    program = Espeak.find().orElseThrow(() -> new AssertionError("espeak-ng is not installed"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKindOfScreenIsHeard(Language language) throws IOException {
    Espeak espeak = new Espeak(program, Espeak.LIMIT);
    Set<Class<?>> kinds = new HashSet<>();
    for (Function<Language, State> sample : SampleStates.all().values()) {
      State state = sample.apply(language);
      if (kinds.add(state.getClass())) {
        List<String> sentences = state.accept(new SpokenScreen(Wording.in(language, 2012), true));
        short[] heard = render(espeak, new Utterance("test", language, sentences));
        double seconds = (double) heard.length / Loudspeaker.RATE;
        int characters = String.join("", sentences).length();
        assertThat(seconds)
            .as(state.getClass().getSimpleName())
            .isBetween(characters / 40.0, 2 + characters / 2.0);
        assertThat(Math.sqrt(HeldDevice.energy(heard)))
            .as(state.getClass().getSimpleName())
            .isGreaterThan(500);
      }
    }
    assertThat(kinds).hasSize(State.class.getPermittedSubclasses().length);
  }

  private static short[] render(Espeak espeak, Utterance utterance) throws IOException {
    List<short[]> parts = new ArrayList<>();
    espeak.begin(utterance).into(parts::add);
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** A character that the voice does not know makes it spell in another language: "(en)". */
  @Test
  void theChineseVoiceKnowsEveryCharacterThatIsSaid() throws Exception {
    List<String> said = new ArrayList<>();
    for (Function<Language, State> sample : SampleStates.all().values()) {
      State state = sample.apply(Language.ZH);
      said.addAll(state.accept(new SpokenScreen(Wording.in(Language.ZH, 2012), true)));
    }
    String characters =
        said.stream()
            .flatMap(text -> text.codePoints().boxed())
            .distinct()
            .filter(Character::isIdeographic)
            .map(Character::toString)
            .reduce("", String::concat);
    assertThat(characters.length()).isGreaterThan(200);
    Process phonemes =
        new ProcessBuilder(
                program.toString(), "-v", Ssml.voice(Language.ZH), "-b", "1", "-q", "-x", "--stdin")
            .start();
    phonemes.getOutputStream().write(characters.getBytes(StandardCharsets.UTF_8));
    phonemes.getOutputStream().close();
    assertThat(new String(phonemes.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isNotBlank()
        .doesNotContain("(");
  }

  @Test
  void whatIsSaidIsInNoListOfProcesses() throws Exception {
    String secret = "PERSONALWORD";
    Utterance utterance =
        new Utterance("test", Language.EN, Collections.nCopies(400, secret + " again"));
    Espeak.Rendering rendering = new Espeak(program, Espeak.LIMIT).begin(utterance);
    // it waits, because no one takes what it renders
    Path own = Path.of("/proc/" + rendering.handle().pid());
    assertThat(Files.readString(own.resolve("cmdline"))).contains("--stdin").doesNotContain(secret);
    assertThat(Files.readString(own.resolve("environ"))).doesNotContain(secret);
    assertThat(open(own))
        .allMatch(file -> file.startsWith("/dev/null") || file.startsWith("pipe:"));
    assertThat(rendering.handle().isAlive()).isTrue();
    rendering.kill();
    rendering.handle().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static List<String> open(Path process) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> standard = Stream.of("0", "1", "2").map(process.resolve("fd")::resolve)) {
      for (Path file : standard.toList()) {
        files.add(Files.readSymbolicLink(file).toString());
      }
    }
    return files;
  }

  @Test
  void aProgramThatHangsIsEnded(@TempDir Path folder) throws Exception {
    Path hanging = script(folder, "exec sleep 600");
    Espeak.Rendering rendering =
        new Espeak(hanging, Duration.ofMillis(300))
            .begin(new Utterance("test", Language.EN, List.of("good")));
    rendering.into(part -> true);
    rendering.handle().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void aNewUtteranceEndsTheProgramThatSaysTheOldOne(@TempDir Path folder) throws Exception {
    Path noted = folder.resolve("pids");
    Path hanging = script(folder, "echo $$ >> " + noted + "; exec sleep 600");
    HeldDevice device = new HeldDevice();
    try (Loudspeaker loudspeaker = new Loudspeaker(device, System::nanoTime, 5, (e, n) -> {});
        Speaker speaker = new Speaker(new Espeak(hanging, Duration.ofMinutes(10)), loudspeaker)) {
      speaker.say(new Utterance("test", Language.EN, List.of("one")));
      ProcessHandle first = started(noted, 1);
      speaker.say(new Utterance("test", Language.EN, List.of("two")));
      first.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      ProcessHandle second = started(noted, 2);
      speaker.hush();
      second.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static ProcessHandle started(Path noted, int count) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      List<String> pids = Files.exists(noted) ? Files.readAllLines(noted) : List.of();
      if (pids.size() >= count) {
        return ProcessHandle.of(Long.parseLong(pids.get(count - 1))).orElseThrow();
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("no speaker number " + count + " within " + LIMIT_SECONDS + " s");
  }

  @Test
  void whatKeepsItFromSpeakingIsSaid(@TempDir Path folder) throws IOException {
    assertThat(Espeak.mistake(program)).isEmpty();
    assertThat(Espeak.mistake(folder.resolve("nothing")).orElseThrow())
        .contains("cannot be started");
    assertThat(Espeak.mistake(script(folder, "exit 1")).orElseThrow()).contains("has no voice");
  }

  private static Path script(Path folder, String does) throws IOException {
    Path script = folder.resolve("espeak-ng");
    Files.writeString(script, "#!/bin/sh\n" + does + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
