package org.clearkiosk.sim.vpcd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/**
 * One reader slot of the virtual reader driver, seen from the card's side: laying a card down is a
 * connection, taking it away closes it. While a card lies there the connection is made again
 * whenever the driver comes back.
 *
 * <p>One thread a slot serves the driver. All methods may be called from any thread; listeners are
 * called on the slot's own thread, in order.
 */
public final class VirtualReader implements AutoCloseable {
  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(5);

  /** How long a card whose field dropped is away: longer than the driver takes to look again. */
  private static final Duration FIELD_PAUSE = Duration.ofMillis(600);

  private final InetSocketAddress driver;
  private final TraceSink trace;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CopyOnWriteArrayList<Consumer<SlotStatus>> listeners = new CopyOnWriteArrayList<>();

  private SlotStatus status = SlotStatus.EMPTY;
  private CardFault fault = new Fault.None();
  private @Nullable Placement wanted;
  private @Nullable Socket connection;
  private long emptySince = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
  private long withoutFieldUntil = System.nanoTime();
  private boolean closed;

  /**
   * A slot without a card.
   *
   * @param port the port on which the driver of this machine listens for this slot's card
   * @param name of the thread that serves it
   */
  public VirtualReader(int port, String name) {
    this(port, name, TraceSink.NONE);
  }

  /**
   * A slot without a card whose traffic is noted.
   *
   * @param port the port on which the driver of this machine listens for this slot's card
   * @param name of the thread that serves it
   */
  public VirtualReader(int port, String name, TraceSink trace) {
    this.trace = trace;
    this.driver = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Lays a card down; one that lies there is taken away first. A swap within the 0.4 s in which the
   * driver looks once can escape it, as it can with a real reader of that pace.
   */
  public void place(String label, VirtualCard card) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("this reader is closed");
      }
      want(new Placement(label, card, fault));
    } finally {
      lock.unlock();
    }
  }

  /** Takes the card away; returns when it is gone. Does nothing when there is none. */
  public void remove() {
    lock.lock();
    try {
      want(null);
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread() != thread) {
      awaitStatus(now -> now.presence() == SlotStatus.Presence.EMPTY, ACKNOWLEDGEMENT);
    }
  }

  /**
   * Lets the field drop for a moment: for the driver the card leaves and comes back, for the card
   * its power is gone. Nothing when no card lies there.
   */
  public void dropField() {
    lock.lock();
    try {
      if (wanted != null) {
        withoutFieldUntil = System.nanoTime() + FIELD_PAUSE.toNanos();
        trace.event("the field drops");
        disconnect();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets a mishap happen to the card on the reader and to those that follow. */
  public void setFault(CardFault fault) {
    lock.lock();
    try {
      this.fault = fault;
      if (wanted != null) {
        wanted.apply(fault);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The mishap that is set. */
  public CardFault fault() {
    lock.lock();
    try {
      return fault;
    } finally {
      lock.unlock();
    }
  }

  /** What lies on the reader now. */
  public SlotStatus status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  /** How long no card has been lying there; zero while one lies there. */
  public Duration emptyFor() {
    lock.lock();
    try {
      return status.presence() == SlotStatus.Presence.EMPTY
          ? Duration.ofNanos(System.nanoTime() - emptySince)
          : Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the status is as asked.
   *
   * @return false when the time has passed before
   */
  public boolean awaitStatus(Predicate<SlotStatus> asked, Duration atMost) {
    long remaining = atMost.toNanos();
    lock.lock();
    try {
      while (!asked.test(status)) {
        if (remaining <= 0) {
          return false;
        }
        remaining = changed.awaitNanos(remaining);
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a listener for every change of the status. */
  public void addListener(Consumer<SlotStatus> listener) {
    listeners.add(listener);
  }

  /** Takes the card away and ends the slot's thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      want(null);
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread() != thread) {
      try {
        thread.join(ACKNOWLEDGEMENT.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void want(@Nullable Placement placement) {
    wanted = placement;
    disconnect();
    changed.signalAll();
  }

  private void disconnect() {
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException alreadyGone) {
        // Closing was the aim.
      }
      connection = null;
    }
  }

  private void run() {
    try {
      for (Placement next = nextPlacement(); next != null; next = nextPlacement()) {
        trace.event("card " + next.label() + " is laid down");
        publish(new SlotStatus(SlotStatus.Presence.PLACED, Optional.of(next.label())));
        serve(next);
        trace.event("no card");
        publish(SlotStatus.EMPTY);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Placement nextPlacement() throws InterruptedException {
    lock.lock();
    try {
      while (wanted == null && !closed) {
        changed.await();
      }
      return wanted;
    } finally {
      lock.unlock();
    }
  }

  private void serve(Placement placement) throws InterruptedException {
    while (isWanted(placement)) {
      if (!paused(placement, fieldPause())) {
        return;
      }
      @Nullable Socket socket = connect(placement);
      if (socket == null) {
        paused(placement, RETRY);
        continue;
      }
      SlotStatus noticed =
          new SlotStatus(SlotStatus.Presence.NOTICED, Optional.of(placement.label()));
      VpcdSession session =
          new VpcdSession(
              socket,
              placement::slot,
              delay -> paused(placement, delay),
              () -> publish(noticed),
              trace);
      VpcdSession.End end = session.serve();
      placement.slot().powerOff();
      if (end == VpcdSession.End.DEPARTED) {
        depart(placement);
      } else if (isWanted(placement)) {
        publish(new SlotStatus(SlotStatus.Presence.PLACED, Optional.of(placement.label())));
      }
      closeQuietly(socket);
    }
  }

  private Duration fieldPause() {
    lock.lock();
    try {
      return Duration.ofNanos(Math.max(0, withoutFieldUntil - System.nanoTime()));
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Socket connect(Placement placement) {
    Socket socket = new Socket();
    lock.lock();
    try {
      if (wanted != placement) {
        return null;
      }
      connection = socket;
    } finally {
      lock.unlock();
    }
    try {
      socket.connect(driver, Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
      return socket;
    } catch (IOException notListening) {
      closeQuietly(socket);
      return null;
    }
  }

  private boolean isWanted(Placement placement) {
    lock.lock();
    try {
      return wanted == placement;
    } finally {
      lock.unlock();
    }
  }

  /** Lets time pass; false as soon as the placement is no longer wanted. */
  private boolean paused(Placement placement, Duration duration) throws InterruptedException {
    long remaining = duration.toNanos();
    lock.lock();
    try {
      while (wanted == placement && remaining > 0) {
        remaining = changed.awaitNanos(remaining);
      }
      return wanted == placement;
    } finally {
      lock.unlock();
    }
  }

  private void depart(Placement placement) {
    trace.event("the card is torn away");
    lock.lock();
    try {
      fault = new Fault.None();
      if (wanted == placement) {
        want(null);
      }
    } finally {
      lock.unlock();
    }
  }

  private void publish(SlotStatus next) {
    lock.lock();
    try {
      if (status.equals(next)) {
        return;
      }
      status = next;
      emptySince = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(next));
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Closing was the aim.
    }
  }
}
