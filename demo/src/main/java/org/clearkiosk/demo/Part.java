package org.clearkiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One started process and the lines that it has printed.
 *
 * <p>Standard output is read line by line and kept; standard error goes to {@code NAME.err} in the
 * folder of logs.
 */
public final class Part implements AutoCloseable {
  /** How long a part may take to end by itself after it was asked to. */
  public static final Duration GRACE = Duration.ofSeconds(8);

  private static final int MAXIMUM_LINES = 100_000;
  private static final int LAST_LINES = 8;
  private static final int SIGNAL_SECONDS = 10;

  private final String name;
  private final Process process;
  private final Path errors;
  private final Thread listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private Part(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.listener = new Thread(this::listen, "output of " + name);
    listener.setDaemon(true);
  }

  /**
   * Starts a process.
   *
   * @param name what people call it
   * @param logs the folder for what it says on standard error; must exist
   * @param environment variables to add to this process's own
   * @param command the program and its arguments
   */
  public static Part start(
      String name, Path logs, Map<String, String> environment, List<String> command) {
    Path errors = logs.resolve(name.replace(' ', '-') + ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    try {
      Part part = new Part(name, builder.start(), errors);
      part.listener.start();
      return part;
    } catch (IOException e) {
      throw new DemoException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** Its process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** All that it has printed so far. */
  public List<String> lines() {
    return locked(() -> List.copyOf(lines));
  }

  /** How many lines it has printed so far: the place from which to look for later ones. */
  public int position() {
    return locked(lines::size);
  }

  /**
   * Waits for a line, from a place on.
   *
   * @param what names the line for the message of a failure
   * @param from the first line to look at, counted from 0
   * @param find gives what was looked for out of a line, or nothing
   * @throws DemoException when the time is up, or the process ended, without such a line
   */
  public <T> T await(String what, int from, Duration limit, Function<String, Optional<T>> find) {
    long deadline = System.nanoTime() + limit.toNanos();
    int next = from;
    lock.lock();
    try {
      while (true) {
        for (; next < lines.size(); next++) {
          Optional<T> found = find.apply(lines.get(next));
          if (found.isPresent()) {
            return found.get();
          }
        }
        long left = deadline - System.nanoTime();
        if (ended) {
          throw new DemoException(name + " ended before " + what + ". " + lastWords());
        }
        if (left <= 0) {
          throw new DemoException(
              "%s: no %s within %d s. Last it printed: %s. %s"
                  .formatted(name, what, limit.toSeconds(), lastLines(), lastWords()));
        }
        changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while waiting for " + what, e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the end of the process.
   *
   * @return its exit code
   */
  public int awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DemoException(name + " has not ended within " + limit.toSeconds() + " s");
      }
      listener.join(GRACE.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while waiting for the end of " + name, e);
    }
  }

  /** Makes it stand still, as a machine that hangs (SIGSTOP). */
  public void stop() {
    signal("STOP");
  }

  /** Lets it go on after {@link #stop()} (SIGCONT). */
  public void resume() {
    signal("CONT");
  }

  /** Ends it at once, without a chance to tidy up (SIGKILL). */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(GRACE);
  }

  /** Asks it to end (SIGTERM), waits, and ends it if it does not. */
  public void terminate() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** {@link #terminate()}. */
  @Override
  public void close() {
    terminate();
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
      if (!kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new DemoException(name + " could not be sent SIG" + signal);
      }
    } catch (IOException e) {
      throw new DemoException("kill could not be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while sending a signal to " + name, e);
    }
  }

  private void listen() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(its output broke off: " + e.getMessage() + ")");
    } finally {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void add(String line) {
    lock.lock();
    try {
      if (lines.size() < MAXIMUM_LINES) {
        lines.add(line);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private String lastLines() {
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** The end of what it said on standard error, for the message of a failure. */
  String lastWords() {
    try {
      List<String> said = Files.readAllLines(errors);
      said = said.subList(Math.max(0, said.size() - 5), said.size());
      return said.isEmpty()
          ? "It said nothing on standard error."
          : "Its last words: " + String.join(" | ", said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
