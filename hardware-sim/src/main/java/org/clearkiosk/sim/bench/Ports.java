package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** TCP ports of this machine. */
final class Ports {
  /** Below Linux's default range for outgoing connections (32768 …), so these stay free. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 200;
  private static final String LISTENING = "0A";

  private Ports() {}

  /**
   * The lowest of some neighbouring free ports.
   *
   * @param count 1 … 4
   * @throws IOException when none were found
   */
  static int free(int count) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (IntStream.range(port, port + count).allMatch(Ports::isFree)) {
        return port;
      }
    }
    throw new IOException(
        "No "
            + count
            + " neighbouring free ports between "
            + LOWEST
            + " and "
            + HIGHEST
            + " were found.");
  }

  /** Whether a program could listen on a port of every address now. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Whether a program listens on a port, found out without connecting: to the virtual reader driver
   * a connection is a card.
   */
  static boolean isListening(int port) throws IOException {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
      if (Files.exists(table) && listens(Files.readAllLines(table), suffix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean listens(List<String> table, String suffix) {
    return table.stream()
        .map(line -> List.of(line.strip().split("\\s+", 5)))
        .anyMatch(
            columns ->
                columns.size() > 3
                    && columns.get(1).endsWith(suffix)
                    && columns.get(3).equals(LISTENING));
  }
}
