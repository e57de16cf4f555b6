package org.clearkiosk.sim.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is passed through: what the kiosk says at once, what the server says as the
 * fault has it.
 */
final class Connection {
  private static final int PIECE = 16 * 1024;
  private static final int DROPS_PER_SECOND = 10;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final Socket client;
  private final Socket server = new Socket();
  private final Weather weather;
  private final AtomicLong toServer = new AtomicLong();
  private final AtomicLong toClient = new AtomicLong();
  private @Nullable NetworkFault known;
  private Supplier<Duration> delays = () -> Duration.ZERO;
  private long sinceFault;

  Connection(Socket client, Weather weather) {
    this.client = client;
    this.weather = weather;
  }

  /** Connects to the server and passes everything until either side ends. */
  void pass(InetSocketAddress to, String threadName) throws IOException, InterruptedException {
    server.connect(to, Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Thread upward = new Thread(this::up, threadName + "-up");
    upward.setDaemon(true);
    upward.start();
    try {
      down();
    } finally {
      end();
      upward.join();
    }
  }

  /** Ends it in an orderly way, from any thread. */
  void end() {
    closeQuietly(client);
    closeQuietly(server);
  }

  /** Breaks it off, as a pulled cable does, from any thread. */
  void reset() {
    try {
      client.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException | UnsupportedOperationException alreadyGone) {
      // Then closing is all that is left to do.
    }
    end();
  }

  String counted() {
    return toServer.get() + " bytes to the server, " + toClient.get() + " back";
  }

  private void up() {
    byte[] buffer = new byte[PIECE];
    try {
      InputStream input = client.getInputStream();
      OutputStream output = server.getOutputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        output.write(buffer, 0, count);
        toServer.addAndGet(count);
      }
      server.shutdownOutput();
    } catch (IOException gone) {
      end();
    }
  }

  private void down() throws InterruptedException {
    byte[] buffer = new byte[PIECE];
    try {
      InputStream input = server.getInputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        if (!arrived(buffer, count)) {
          return;
        }
      }
      client.shutdownOutput();
    } catch (IOException gone) {
      // Either side has ended it.
    }
  }

  /** Lets bytes of the server's arrive; false when the connection is over with it. */
  private boolean arrived(byte[] bytes, int count) throws IOException, InterruptedException {
    NetworkFault fault = weather.now();
    if (fault != known) {
      known = fault;
      sinceFault = 0;
      delays = fault instanceof NetworkFault.Late late ? late.delay().sequence() : delays;
    }
    if (fault instanceof NetworkFault.Late) {
      weather.waitWhile(fault, delays.get());
    } else if (fault instanceof NetworkFault.HalfAnswer half) {
      int left = (int) Math.min(count, half.bytes() - sinceFault);
      write(bytes, 0, Math.max(0, left));
      return left == count;
    } else if (fault instanceof NetworkFault.SlowDrip drip) {
      return dripped(bytes, count, drip);
    }
    write(bytes, 0, count);
    return true;
  }

  private boolean dripped(byte[] bytes, int count, NetworkFault.SlowDrip drip)
      throws IOException, InterruptedException {
    int size = Math.max(1, drip.bytesPerSecond() / DROPS_PER_SECOND);
    Duration pause = Duration.ofNanos(1_000_000_000L * size / drip.bytesPerSecond());
    int written = 0;
    while (written < count) {
      boolean over = !weather.waitWhile(drip, pause);
      int next = over ? count - written : Math.min(size, count - written);
      write(bytes, written, next);
      written += next;
    }
    return true;
  }

  private void write(byte[] bytes, int from, int count) throws IOException {
    client.getOutputStream().write(bytes, from, count);
    sinceFault += count;
    toClient.addAndGet(count);
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Closing was the aim.
    }
  }

  /** The fault at any time. */
  interface Weather {
    /** The fault now. */
    NetworkFault now();

    /** Lets time pass while a fault lasts; false as soon as it is over. */
    boolean waitWhile(NetworkFault fault, Duration duration) throws InterruptedException;

    /** Nothing is ever wrong. */
    static NetworkFault none() {
      return new Fault.None();
    }
  }
}
