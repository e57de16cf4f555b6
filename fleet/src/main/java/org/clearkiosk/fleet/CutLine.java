package org.clearkiosk.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network between the terminals and the server, which can be cut: a port on loopback that hands
 * every byte on, both ways, on one thread. While it is cut all connections end and none is taken.
 */
final class CutLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CutLine.class);
  private static final int BUFFER = 8 * 1024;
  private static final int BACKLOG = 1024;

  private final InetSocketAddress server;
  private final Selector selector;
  private final Thread thread = new Thread(this::run, "cut-line");
  private final int port;
  private @Nullable ServerSocketChannel door;
  private volatile boolean cut;
  private volatile boolean closed;

  private CutLine(InetSocketAddress server) throws IOException {
    this.server = server;
    this.selector = Selector.open();
    this.port = open(0);
  }

  /** Opens one before a server. */
  static CutLine before(InetSocketAddress server) throws IOException {
    CutLine line = new CutLine(server);
    line.thread.setDaemon(true);
    line.thread.start();
    return line;
  }

  /** Its port on loopback. */
  int port() {
    return port;
  }

  /** Cuts it. */
  void cut() {
    cut = true;
    selector.wakeup();
  }

  /** Mends it. */
  void mend() {
    cut = false;
    selector.wakeup();
  }

  /** One end of a connection that is handed on; what it has read waits for the other end. */
  private static final class End {
    private final SocketChannel channel;
    private final ByteBuffer read = ByteBuffer.allocate(BUFFER);
    private @Nullable End other;
    private boolean ended;

    End(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private int open(int wanted) throws IOException {
    ServerSocketChannel opened = ServerSocketChannel.open();
    opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
    opened.configureBlocking(false);
    opened.register(selector, SelectionKey.OP_ACCEPT);
    door = opened;
    return opened.socket().getLocalPort();
  }

  private void run() {
    while (!closed) {
      try {
        selector.select();
        if (cut && door != null) {
          closeAll();
          door = null;
        } else if (!cut && door == null) {
          open(port);
        }
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
          serve(key);
        }
        selector.selectedKeys().clear();
      } catch (IOException e) {
        LOG.error("The line could not be cut or mended", e);
      }
    }
    closeAll();
  }

  private void closeAll() {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      close(key.channel());
    }
  }

  private static void close(SelectableChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection did not close cleanly", e);
    }
  }

  private void serve(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.channel() instanceof ServerSocketChannel accepting) {
      accept(accepting);
      return;
    }
    End end = (End) key.attachment();
    try {
      if (key.isConnectable()) {
        end.channel.finishConnect();
      }
      handOn(end);
    } catch (IOException e) {
      closeBoth(end);
    }
  }

  private void accept(ServerSocketChannel accepting) {
    try {
      SocketChannel arrived = accepting.accept();
      if (arrived == null) {
        return;
      }
      handOnFrom(arrived);
    } catch (IOException e) {
      LOG.debug("A connection was not taken", e);
    }
  }

  private void handOnFrom(SocketChannel arrived) throws IOException {
    End one = new End(arrived);
    End two = new End(SocketChannel.open());
    one.other = two;
    two.other = one;
    try {
      for (End end : List.of(one, two)) {
        end.channel.configureBlocking(false);
        end.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      boolean connected = two.channel.connect(server);
      arrived.register(selector, SelectionKey.OP_READ, one);
      two.channel.register(
          selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, two);
    } catch (IOException e) {
      // refused at once, as on loopback: whoever came is told at once, too
      LOG.debug("A connection was not handed on", e);
      closeBoth(one);
    }
  }

  /** Reads what there is, writes what can be written, in both directions of a connection. */
  private void handOn(End end) throws IOException {
    End other = end.other;
    if (other == null || !end.channel.isConnected() || !other.channel.isConnected()) {
      return;
    }
    move(end, other);
    move(other, end);
    if (isOver(end) || isOver(other)) {
      closeBoth(end);
      return;
    }
    interest(end, other);
    interest(other, end);
  }

  /** Nothing more comes, and all that came was handed on. */
  private static boolean isOver(End end) {
    return end.ended && end.read.position() == 0;
  }

  private static void move(End from, End to) throws IOException {
    if (!from.ended && from.read.hasRemaining() && from.channel.read(from.read) < 0) {
      from.ended = true;
    }
    from.read.flip();
    to.channel.write(from.read);
    from.read.compact();
  }

  private void interest(End end, End other) {
    SelectionKey key = end.channel.keyFor(selector);
    if (key != null && key.isValid()) {
      key.interestOps(
          (end.read.hasRemaining() && !end.ended ? SelectionKey.OP_READ : 0)
              | (other.read.position() > 0 ? SelectionKey.OP_WRITE : 0));
    }
  }

  private static void closeBoth(End end) {
    close(end.channel);
    if (end.other != null) {
      close(end.other.channel);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("The line did not close cleanly", e);
    }
  }
}
