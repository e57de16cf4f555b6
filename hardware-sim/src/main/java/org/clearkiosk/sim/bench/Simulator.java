package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.proxy.Authority;
import org.clearkiosk.sim.proxy.NetworkProxy;
import org.clearkiosk.sim.trace.Trace;
import org.clearkiosk.sim.vpcd.SlotStatus;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.jspecify.annotations.Nullable;

/**
 * The bench: a private pcscd, its readers' slots, a serial reader, a proxy, a deck of cards, and
 * which card lies where. All methods may be called from any thread; listeners are called in order
 * on threads of the simulator.
 */
public final class Simulator implements AutoCloseable {
  /** What the readers are called unless asked otherwise. */
  public static final String DEFAULT_READER_NAME = "Clearance Kiosk Sim";

  /**
   * How long a reader stays empty at least between two cards. The driver looks every 0.4 s; a
   * quicker swap could escape it, and a human hand is not quicker. Who wants that very swap calls
   * {@link VirtualReader#place} of {@link #slot}.
   */
  private static final Duration SWAP = Duration.ofMillis(600);

  /** How long a tap waits for the driver to look. */
  private static final Duration NOTICE = Duration.ofSeconds(3);

  private final PcscDaemon daemon;
  private final Deck deck;
  private final List<VirtualReader> readers;
  private final Trace trace = new Trace();
  private final SerialReader serial;
  private final Faults faults = new Faults(this);
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Object taps = new Object();
  private @Nullable NetworkProxy proxy;

  private Simulator(RunFolder folder, PcscDaemon daemon, Deck deck) {
    this.daemon = daemon;
    this.deck = deck;
    this.serial = new SerialReader(trace.sink(Place.SERIAL.word()), folder.serialPort());
    List<VirtualReader> slots = new ArrayList<>();
    for (int slot = 0; slot < daemon.slots(); slot++) {
      VirtualReader reader =
          new VirtualReader(
              daemon.port(slot), "card-slot-" + slot, trace.sink(Place.ofSlot(slot).word()));
      reader.addListener(status -> announce());
      slots.add(reader);
    }
    this.readers = List.copyOf(slots);
    daemon.addEndListener(this::announce);
    serial.addListener(this::announce);
  }

  /**
   * Starts a simulator with the reader's usual name on free ports.
   *
   * @throws IOException when pcscd cannot run here; the message says why and what to do
   */
  public static Simulator start(RunFolder folder, Deck deck) throws IOException {
    return start(folder, deck, DEFAULT_READER_NAME, 1, OptionalInt.empty());
  }

  /**
   * Starts a simulator.
   *
   * @param readers 1 … {@link PcscDaemon#MAXIMUM_READERS}, of two slots each
   * @param portBase the first of two ports for each reader, 1024 … 65532; empty for free ones
   * @throws IOException when pcscd cannot run here; the message says why and what to do
   */
  public static Simulator start(
      RunFolder folder, Deck deck, String readerName, int readers, OptionalInt portBase)
      throws IOException {
    int ports = readers * PcscDaemon.SLOTS_PER_READER;
    PcscDaemon daemon =
        PcscDaemon.start(
            folder,
            readerName,
            readers,
            portBase.isPresent() ? portBase.getAsInt() : Ports.free(ports));
    return new Simulator(folder, daemon, deck);
  }

  /** What came of a tap. */
  public enum TapResult {
    /** The card lies on the reader and the driver has spoken to it. */
    NOTICED,
    /** The card lies on the reader; pcscd is down or has not looked in time. */
    LYING,
    /** The deck has no such card. */
    UNKNOWN_CARD
  }

  /** Lays a card of the deck on the first reader, in place of what lies there. */
  public TapResult tap(String label) {
    return tap(0, label);
  }

  /**
   * Lays a card of the deck on a reader, in place of what lies there.
   *
   * @param reader 0 … 3
   */
  public TapResult tap(int reader, String label) {
    Optional<CardFile> card = deck.find(label);
    if (card.isEmpty()) {
      return TapResult.UNKNOWN_CARD;
    }
    VirtualReader slot = slot(reader);
    synchronized (taps) {
      slot.remove();
      letPass(SWAP.minus(slot.emptyFor()));
      slot.place(label, VirtualCard.of(card.get()));
    }
    boolean noticed =
        slot.awaitStatus(
            status ->
                status.presence() == SlotStatus.Presence.NOTICED
                    && status.label().equals(Optional.of(label)),
            NOTICE);
    return noticed ? TapResult.NOTICED : TapResult.LYING;
  }

  /** Takes the card off the first reader. */
  public void remove() {
    remove(0);
  }

  /**
   * Takes the card off a reader.
   *
   * @param reader 0 … 3
   */
  public void remove(int reader) {
    slot(reader).remove();
  }

  /**
   * Lets a mishap happen at a reader, or with {@link Fault.None} no more.
   *
   * @param reader 0 … 3
   */
  public void setFault(int reader, CardFault fault) {
    slot(reader).setFault(fault);
    announce();
  }

  /**
   * Lets any fault happen at its usual place: the first slot, the serial line, the card service or
   * the proxy. {@link Fault.None} ends all mishaps everywhere, starts what was stopped and plugs in
   * what was pulled out.
   *
   * @throws IllegalArgumentException when it cannot happen; the message says why
   * @throws IOException when it could not be done; the message says why
   */
  public void happen(Fault fault) throws IOException {
    faults.happen(fault);
    announce();
  }

  /**
   * Lets any fault happen at a place, or with {@link Fault.None} no more.
   *
   * @throws IllegalArgumentException when it cannot happen there; the message says why
   * @throws IOException when it could not be done; the message says why
   */
  public void happen(Place place, Fault fault) throws IOException {
    faults.happen(place, fault);
    announce();
  }

  /** Where faults can happen with this simulator. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int slot = 0; slot < readers.size(); slot++) {
      places.add(Place.ofSlot(slot));
    }
    places.addAll(List.of(Place.SERIAL, Place.PCSCD, Place.SERVER));
    return places;
  }

  /** What passes at all readers, as it passes. */
  public Trace trace() {
    return trace;
  }

  /** The state of everything now. */
  public SimulatorStatus status() {
    List<SimulatorStatus.Reader> states = new ArrayList<>();
    for (int index = 0; index < readers.size(); index++) {
      VirtualReader reader = readers.get(index);
      states.add(
          new SimulatorStatus.Reader(
              daemon.readerNames().get(index),
              daemon.isPlugged(index / PcscDaemon.SLOTS_PER_READER),
              reader.status(),
              reader.fault()));
    }
    return new SimulatorStatus(
        daemon.isRunning(), daemon.socket(), states, serial.state(), proxyStatus());
  }

  private Optional<SimulatorStatus.Proxy> proxyStatus() {
    return proxy()
        .map(
            open ->
                new SimulatorStatus.Proxy(
                    open.port(),
                    open.server().getHostString() + ":" + open.server().getPort(),
                    open.connections(),
                    open.fault()));
  }

  /** One of the slots. */
  public VirtualReader slot(int reader) {
    if (reader < 0 || reader >= readers.size()) {
      throw new IllegalArgumentException("there is no reader " + reader);
    }
    return readers.get(reader);
  }

  /** The serial reader, which is not plugged in at first. */
  public SerialReader serial() {
    return serial;
  }

  /**
   * Opens a proxy on the way to a server, in place of one that is open.
   *
   * @param port to listen at on 127.0.0.1, 1 … 65535, or 0 for a free one
   * @param server where connections lead
   * @param authority that the kiosk trusts, for faults that answer in the server's place
   * @throws IOException when the port cannot be had; then none is open
   */
  public NetworkProxy openProxy(int port, InetSocketAddress server, Optional<Authority> authority)
      throws IOException {
    NetworkProxy opened;
    synchronized (this) {
      endProxy();
      opened = NetworkProxy.open(port, server, authority, trace.sink(Place.SERVER.word()));
      proxy = opened;
    }
    announce();
    return opened;
  }

  /** Closes the proxy; nothing when none is open. */
  public void closeProxy() {
    synchronized (this) {
      endProxy();
    }
    announce();
  }

  /** The proxy on the way to the server, when one is open. */
  public synchronized Optional<NetworkProxy> proxy() {
    return Optional.ofNullable(proxy);
  }

  private void endProxy() {
    if (proxy != null) {
      proxy.close();
      proxy = null;
    }
  }

  /** The cards at hand. */
  public Deck deck() {
    return deck;
  }

  /** The private pcscd. */
  public PcscDaemon daemon() {
    return daemon;
  }

  /** Adds a listener that is given the whole state whenever something changes. */
  public void addListener(Consumer<SimulatorStatus> listener) {
    listeners.add(() -> listener.accept(status()));
  }

  /** Takes the cards away, pulls the serial reader out and ends pcscd. */
  @Override
  public void close() throws IOException {
    closeProxy();
    readers.forEach(VirtualReader::close);
    try {
      serial.close();
    } finally {
      daemon.close();
    }
  }

  private void announce() {
    listeners.forEach(Runnable::run);
  }

  private static void letPass(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
