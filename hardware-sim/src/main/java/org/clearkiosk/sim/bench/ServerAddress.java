package org.clearkiosk.sim.bench;

import java.net.InetSocketAddress;

/** Where a server listens, as people write it: {@code HOST:PORT}. */
public final class ServerAddress {
  static final int HIGHEST_PORT = 65_535;

  private ServerAddress() {}

  /**
   * Reads an address; the host's name is looked up.
   *
   * @param text a host and a port of 1 … 65535
   * @throws IllegalArgumentException when it is none; the message says how it is written
   */
  public static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("\"server\" is a host and a port, e.g. 127.0.0.1:8443");
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("a port lies between 1 and " + HIGHEST_PORT);
    }
    return new InetSocketAddress(text.substring(0, colon), port);
  }
}
