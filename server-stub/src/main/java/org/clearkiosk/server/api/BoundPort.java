package org.clearkiosk.server.api;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/**
 * A port that is this process's. Nobody is answered there yet: who calls waits until a server
 * listens at it. So a start knows that it will not fail for its port before it changes anything.
 */
public final class BoundPort implements AutoCloseable {
  /** Callers that may wait until they are taken. */
  private static final int MOST_WAITING = 128;

  private final ServerSocketChannel channel;

  private BoundPort(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a port.
   *
   * @throws IOException where it cannot be had: its name is unknown, its address is no one of this
   *     machine's, it is in use, or this process may not have it
   */
  public static BoundPort at(HttpServer.Address address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address.resolved(), MOST_WAITING);
      return new BoundPort(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  ServerSocketChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
