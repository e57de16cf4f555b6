package org.clearkiosk.kiosk.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that can be asked, without waiting, whether the other side has ended them. A plain socket
 * tells it only to who reads and waits, or writes and loses what was written.
 */
final class WatchedSockets extends SocketFactory {
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

  /** {@return a socket that is not connected yet} */
  @Override
  public Socket createSocket() throws IOException {
    open.removeIf(channel -> !channel.isOpen());
    SocketChannel channel = SocketChannel.open();
    open.add(channel);
    return channel.socket();
  }

  /**
   * Whether nothing more can be asked over a connection of which nothing is awaited: it was ended,
   * it broke, or something was said unasked, which is the beginning of the end too and is lost. It
   * is closed then.
   *
   * @param local this side's address of the connection; of one that is not known, nothing is over
   */
  boolean over(SocketAddress local) {
    for (SocketChannel channel : open) {
      if (local.equals(localAddress(channel)) && !quiet(channel)) {
        close(channel);
        return true;
      }
    }
    return false;
  }

  private static @Nullable SocketAddress localAddress(SocketChannel channel) {
    try {
      return channel.getLocalAddress();
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean quiet(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(ByteBuffer.allocate(1)) == 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is given up in any case
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("only sockets that are not connected yet");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException("only sockets that are not connected yet");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("only sockets that are not connected yet");
  }

  @Override
  public Socket createSocket(
      InetAddress address, int port, InetAddress localAddress, int localPort) {
    throw new UnsupportedOperationException("only sockets that are not connected yet");
  }
}
