package org.clearkiosk.kiosk.voice;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.kiosk.flow.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program espeak-ng, started anew for each utterance. The words reach it through standard
 * input, so that no list of processes shows them, and it leaves no file.
 */
public final class Espeak {
  private static final String PROGRAM = "espeak-ng";

  /** It renders a minute of speech in some 100 ms; one that takes this long hangs. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  /** The longest that is said at one go, in bytes; a pipe takes it without waiting. */
  private static final int MOST_BYTES = 48 * 1024;

  /** What stands before the samples (WAVE, RIFF): 44 bytes, as espeak-ng writes it. */
  private static final int HEADER_BYTES = 44;

  private static final int PART_BYTES = 8 * 1024;

  private final Path program;
  private final Duration limit;

  /** Apart, for the program is looked for before the log is begun, and a logger begins it. */
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(Espeak.class);

    private Log() {}
  }

  /** Takes what was rendered, part by part; false when no more is wanted. */
  @FunctionalInterface
  interface Sink {
    boolean take(short[] samples);
  }

  /**
   * @param program where it is
   * @param limit how long rendering one utterance may take
   */
  Espeak(Path program, Duration limit) {
    this.program = program;
    this.limit = limit;
  }

  /** Where the program is, on the search path of this process; empty where it is not installed. */
  public static Optional<Path> find() {
    String path = System.getenv("PATH");
    if (path == null) {
      return Optional.empty();
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : new String[] {PROGRAM, PROGRAM + ".exe"}) {
        try {
          Path program = Path.of(folder, name);
          if (!folder.isEmpty() && Files.isExecutable(program)) {
            return Optional.of(program);
          }
        } catch (InvalidPathException e) {
          Log.LOG.debug("The search path holds something that is no folder");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What keeps the program from speaking both languages; empty where nothing does. Takes some 50
   * ms.
   */
  public static Optional<String> mistake(Path program) {
    for (Language language : Language.values()) {
      String word = language == Language.ZH ? "好" : "good";
      int[] samples = {0};
      try {
        new Espeak(program, LIMIT)
            .begin(new Utterance("test", language, List.of(word)))
            .into(part -> (samples[0] += part.length) >= 0);
      } catch (IOException e) {
        return Optional.of(program + " cannot be started");
      }
      if (samples[0] == 0) {
        return Optional.of(program + " has no voice " + Ssml.voice(language));
      }
    }
    return Optional.empty();
  }

  /**
   * Starts the program for an utterance.
   *
   * @throws IOException when it cannot be started
   */
  Rendering begin(Utterance utterance) throws IOException {
    byte[] document = Ssml.of(utterance).getBytes(StandardCharsets.UTF_8);
    if (document.length > MOST_BYTES) {
      throw new IOException("too much to say at one go");
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "-v",
                Ssml.voice(utterance.language()),
                "-s",
                utterance.language() == Language.ZH ? "210" : "175",
                "-b",
                "1",
                "-m",
                "--stdin",
                "--stdout")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Rendering rendering = new Rendering(process);
    CompletableFuture<Process> unused =
        process
            .onExit()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (ended, late) -> {
                  if (late != null) {
                    Log.LOG.warn("espeak-ng took too long and was ended");
                    rendering.kill();
                  }
                });
    try (OutputStream in = process.getOutputStream()) {
      in.write(document);
    } catch (IOException e) {
      // It ended before it read everything: what it rendered is all there is
      Log.LOG.warn("espeak-ng does not listen", e);
    }
    return rendering;
  }

  /** An utterance that is being rendered. */
  static final class Rendering {
    private final Process process;

    private Rendering(Process process) {
      this.process = process;
    }

    /** Hands on all samples; returns when the program has ended or the sink wants no more. */
    void into(Sink sink) throws IOException {
      try (InputStream out = process.getInputStream()) {
        if (out.readNBytes(HEADER_BYTES).length < HEADER_BYTES) {
          return;
        }
        byte[] part = out.readNBytes(PART_BYTES);
        while (part.length > 1 && sink.take(samples(part))) {
          part = out.readNBytes(PART_BYTES);
        }
      } finally {
        kill();
      }
    }

    private static short[] samples(byte[] bytes) {
      short[] samples = new short[bytes.length / Short.BYTES];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << Byte.SIZE);
      }
      return samples;
    }

    /** Ends the program, from any thread; does not wait. */
    void kill() {
      process.destroyForcibly();
    }

    /** Its process. */
    ProcessHandle handle() {
      return process.toHandle();
    }
  }
}
