package org.clearkiosk.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A running server. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_AGAIN_NANOSECONDS = Duration.ofMillis(10).toNanos();
  private static final String READY = "ready ";

  private final Process process;
  private final Path out;

  ServerProcess(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  /**
   * Waits until it answers.
   *
   * @return its URL, {@code https://HOST:PORT}
   * @throws IOException when it ends instead, or takes too long
   */
  public String awaitReady() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      Optional<String> url = said().lines().filter(line -> line.startsWith(READY)).findFirst();
      if (url.isPresent()) {
        return url.get().substring(READY.length());
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
    }
    throw new IOException("the server is not ready: " + said());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}; it is gone when this returns. */
  public void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    ended();
  }

  /** As {@code kill}: it answers what has begun. */
  public void stop() throws IOException, InterruptedException {
    process.destroy();
    ended();
  }

  private void ended() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the server does not end");
    }
  }

  /** What it said. */
  public String said() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  /** As {@link #kill}; what it had open is free when this returns. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
