package org.clearkiosk.server.support;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Callers that send one byte after another, and would for minutes, until their line is cut. */
public final class Drip implements AutoCloseable {
  private static final long EVERY_MILLISECONDS = 50;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Map<Socket, Long> open = new ConcurrentHashMap<>();
  private final Queue<Duration> lasted = new ConcurrentLinkedQueue<>();

  /** Begins to send over a socket; over one of TLS each byte is a record of its own. */
  public void over(Socket socket, byte[] bytes) {
    open.put(socket, System.nanoTime());
    next(socket, bytes, 0);
  }

  private void next(Socket socket, byte[] bytes, int index) {
    try {
      socket.getOutputStream().write(bytes[index % bytes.length]);
      Future<?> unused =
          timer.schedule(
              () -> next(socket, bytes, index + 1), EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      Long begun = open.remove(socket);
      if (begun != null) {
        lasted.add(Duration.ofNanos(System.nanoTime() - begun));
      }
    }
  }

  /** How many still send. */
  public int open() {
    return open.size();
  }

  /** How long those lasted whose line was cut. */
  public Queue<Duration> lasted() {
    return lasted;
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    for (Socket socket : open.keySet()) {
      socket.close();
    }
  }
}
