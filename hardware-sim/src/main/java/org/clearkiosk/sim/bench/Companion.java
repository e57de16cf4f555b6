package org.clearkiosk.sim.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Another program that runs beside the simulator and uses its readers: a terminal. It is started
 * and stopped by a command, and says what it shows by lines of JSON on its standard output, of
 * which {@code screen} and {@code code} are read ({@code bin/kiosk --diagnostics}). What it writes
 * to standard error is kept in a file. Safe for many threads.
 */
public final class Companion implements AutoCloseable {
  private static final long STOPPING_SECONDS = 15;
  private static final long KNOWN_MILLISECONDS = 2_000;
  private static final int LONGEST_WORD = 60;

  private final String command;
  private final Path socket;
  private final Path log;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private State state =
      new State(Phase.OFF, Optional.empty(), Optional.empty(), OptionalInt.empty());
  private @Nullable Process process;
  private @Nullable Thread follower;

  /**
   * A program that is not started yet.
   *
   * @param command as a shell takes it
   * @param socket where it finds the card service
   * @param log takes what it writes to standard error
   */
  public Companion(String command, Path socket, Path log) {
    this.command = command;
    this.socket = socket;
    this.log = log;
  }

  /** Whether it runs. */
  public enum Phase {
    /** It was not started yet. */
    OFF,
    /** It runs. */
    RUNNING,
    /** It has ended. */
    ENDED
  }

  /**
   * What is known of it.
   *
   * @param screen what it shows; empty while it has not said
   * @param code the failure code that it shows; empty for none
   * @param exit its exit code once it has ended
   */
  public record State(
      Phase phase, Optional<String> screen, Optional<String> code, OptionalInt exit) {}

  /** What is known of it now. */
  public synchronized State state() {
    return state;
  }

  /** Adds a listener for every change; called on the program's own thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Takes a listener away. */
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * Starts it; nothing when it runs.
   *
   * @throws IOException when there is no such command; the message says why
   */
  public void start() throws IOException {
    Thread following;
    synchronized (this) {
      if (process != null && process.isAlive()) {
        return;
      }
      // In the shell's place, so that it is the program that is told to end; env takes VARIABLE=…
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-c", "exec env " + command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put(PcscDaemon.SOCKET_VARIABLE, socket.toString());
      Process started = builder.start();
      following = new Thread(() -> follow(started), "companion");
      following.setDaemon(true);
      process = started;
      follower = following;
    }
    become(new State(Phase.RUNNING, Optional.empty(), Optional.empty(), OptionalInt.empty()));
    following.start();
  }

  private void follow(Process started) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said(line);
      }
    } catch (IOException gone) {
      // it has ended, which is told below
    }
    try {
      int exit = started.waitFor();
      become(new State(Phase.ENDED, Optional.empty(), Optional.empty(), OptionalInt.of(exit)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void said(String line) {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      Optional<String> screen = word(json, "screen");
      if (screen.isPresent()) {
        become(new State(Phase.RUNNING, screen, word(json, "code"), OptionalInt.empty()));
      }
    } catch (JsonParseException | IllegalStateException other) {
      // it may say other things as well
    }
  }

  private static Optional<String> word(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null || !value.isJsonPrimitive()
        ? Optional.empty()
        : Optional.of(
            value.getAsString().substring(0, Math.min(LONGEST_WORD, value.getAsString().length())));
  }

  private void become(State next) {
    synchronized (this) {
      state = next;
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * Asks it to end, and ends it where it does not; returns when it is gone and that is known, which
   * something that it started itself may keep from being known at once.
   */
  public void stop() {
    Process running;
    Thread following;
    synchronized (this) {
      running = process;
      following = follower;
    }
    if (running == null || following == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
      following.join(KNOWN_MILLISECONDS);
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    stop();
  }
}
