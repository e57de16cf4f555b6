package org.clearkiosk.sim.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.clearkiosk.sim.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the network between kiosk and server: it listens on this machine alone and passes
 * bytes through untouched, so that TLS and the kiosk's own certificate are between the two as
 * always. While a fault is set, it delays, breaks, or answers in the server's place.
 *
 * <p>All methods may be called from any thread.
 */
public final class NetworkProxy implements AutoCloseable {
  /** How many connections there are at most; those beyond wait to be accepted. */
  public static final int MAXIMUM_CONNECTIONS = 64;

  private final InetSocketAddress server;
  private final StandIn standIn;
  private final TraceSink trace;
  private final int port;
  private final Semaphore places = new Semaphore(MAXIMUM_CONNECTIONS);
  private final CopyOnWriteArrayList<Connection> connections = new CopyOnWriteArrayList<>();
  private final AtomicLong accepted = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Connection.Weather weather = new Current();
  private NetworkFault fault = Connection.Weather.none();
  private @Nullable ServerSocket listening;
  private boolean closed;

  private NetworkProxy(
      InetSocketAddress server,
      int port,
      ServerSocket listening,
      StandIn standIn,
      TraceSink trace) {
    this.server = server;
    this.port = port;
    this.listening = listening;
    this.standIn = standIn;
    this.trace = trace;
  }

  /**
   * Opens a proxy.
   *
   * @param port to listen at on 127.0.0.1, 1 … 65535, or 0 for a free one
   * @param server where connections lead
   * @param authority that the kiosk trusts, for faults that answer in the server's place
   * @throws IOException when the port cannot be had
   */
  public static NetworkProxy open(
      int port, InetSocketAddress server, Optional<Authority> authority, TraceSink trace)
      throws IOException {
    ServerSocket socket = listen(port);
    NetworkProxy proxy =
        new NetworkProxy(
            server,
            socket.getLocalPort(),
            socket,
            new StandIn(server.getHostString(), authority),
            trace);
    proxy.accept(socket);
    return proxy;
  }

  /** Where the kiosk is to connect to, on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Where connections lead. */
  public InetSocketAddress server() {
    return server;
  }

  /** How many connections are passed through now. */
  public int connections() {
    return connections.size();
  }

  /** The fault that is set. */
  public NetworkFault fault() {
    return weather.now();
  }

  /**
   * Sets a fault, or with {@link Fault.None} none. Those that answer in the server's place, and the
   * cut, break the connections that there are; the others work on them too.
   *
   * @throws IllegalArgumentException when it needs an authority and there is none
   * @throws IOException when the port cannot be had again after a cut
   */
  public void setFault(NetworkFault next) throws IOException {
    standIn.check(next);
    lock.lock();
    try {
      fault = next;
      changed.signalAll();
      if (next instanceof NetworkFault.Cut) {
        stopListening();
      } else if (listening == null && !closed) {
        ServerSocket socket = listen(port);
        listening = socket;
        accept(socket);
      }
    } finally {
      lock.unlock();
    }
    trace.event("network: " + next.text());
    if (next instanceof NetworkFault.Cut || StandIn.answers(next)) {
      connections.forEach(Connection::reset);
    }
  }

  /** Ends all connections and listens no more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      stopListening();
    } finally {
      lock.unlock();
    }
    connections.forEach(Connection::end);
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return socket;
    } catch (IOException taken) {
      socket.close();
      throw new IOException(
          "The proxy cannot listen at port " + port + ": " + taken.getMessage(), taken);
    }
  }

  private void stopListening() {
    if (listening != null) {
      try {
        listening.close();
      } catch (IOException alreadyGone) {
        // Closing was the aim.
      }
      listening = null;
    }
  }

  private void accept(ServerSocket socket) {
    start(
        () -> {
          try {
            while (true) {
              places.acquire();
              serve(socket.accept());
            }
          } catch (IOException noLongerListening) {
            places.release();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        },
        "proxy-" + port);
  }

  private void serve(Socket client) {
    long number = accepted.incrementAndGet();
    start(
        () -> {
          try {
            carry(client, number);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          } finally {
            Connection.closeQuietly(client);
            places.release();
          }
        },
        "proxy-" + port + "-" + number);
  }

  private void carry(Socket client, long number) throws InterruptedException {
    NetworkFault now = weather.now();
    if (StandIn.answers(now)) {
      String end = "answered";
      try {
        standIn.answer(client, now);
      } catch (IOException | GeneralSecurityException refused) {
        end = "refused: " + refused.getMessage();
      }
      trace.event("connection " + number + ": " + now.text() + ", " + end);
      return;
    }
    Connection connection = new Connection(client, weather);
    connections.add(connection);
    trace.event("connection " + number + " opened");
    String end = "ended, ";
    try {
      if (weather.now() instanceof NetworkFault.Cut) {
        connection.reset();
      } else {
        connection.pass(server, "proxy-" + port + "-" + number);
      }
    } catch (IOException unreachable) {
      end = "no server at " + server + ", ";
      connection.end();
    } finally {
      connections.remove(connection);
      trace.event("connection " + number + " " + end + connection.counted());
    }
  }

  private static void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** For messages: where it listens and leads. */
  @Override
  public String toString() {
    return String.join(" ", List.of("127.0.0.1:" + port, "to", server.toString()));
  }

  private final class Current implements Connection.Weather {
    @Override
    public NetworkFault now() {
      lock.lock();
      try {
        return fault;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean waitWhile(NetworkFault lasting, Duration duration) throws InterruptedException {
      long remaining = duration.toNanos();
      lock.lock();
      try {
        while (fault == lasting && remaining > 0 && !closed) {
          remaining = changed.awaitNanos(remaining);
        }
        return fault == lasting;
      } finally {
        lock.unlock();
      }
    }
  }
}
