package org.clearkiosk.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All processes of one demonstration or test. A process belongs to it from the moment it starts, so
 * that an end at any time ends them all; after that none starts any more.
 */
public final class Parts implements AutoCloseable {
  private final Path logs;
  private final Consumer<ProcessHandle> started;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final CountDownLatch ending = new CountDownLatch(1);

  /**
   * None yet.
   *
   * @param logs the folder for what they say on standard error; must exist
   * @param started is told of each one that lives on, as soon as it has started
   */
  public Parts(Path logs, Consumer<ProcessHandle> started) {
    this.logs = logs;
    this.started = started;
  }

  /**
   * Starts a process that lives until the end.
   *
   * @param name what people call it
   * @param environment variables to add to this process's own
   * @param command the program and its arguments
   * @throws DemoException when it cannot be started, or the end has begun
   */
  public synchronized Part start(
      String name, Map<String, String> environment, List<String> command) {
    if (ending.getCount() == 0) {
      throw new DemoException(name + " was not started: everything is being ended");
    }
    Part part = Part.start(name, logs, environment, command);
    parts.push(part);
    started.accept(part.handle());
    return part;
  }

  /**
   * Runs a process to its end.
   *
   * @return what it printed
   * @throws DemoException when it fails or takes longer than the limit
   */
  public List<String> run(
      String name, Map<String, String> environment, List<String> command, Duration limit) {
    try (Part part = Part.start(name, logs, environment, command)) {
      int exit = part.awaitEnd(limit);
      if (exit != 0) {
        throw new DemoException(
            "%s failed with exit code %d: %s".formatted(name, exit, part.lastWords()));
      }
      return part.lines();
    }
  }

  /** Waits for the end to begin. */
  boolean awaitEnding(Duration limit) {
    try {
      return ending.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends all of them, the last one first. */
  @Override
  public void close() {
    ending.countDown();
    while (true) {
      Part last;
      synchronized (this) {
        last = parts.poll();
      }
      if (last == null) {
        return;
      }
      last.close();
    }
  }
}
