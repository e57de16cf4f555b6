package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;
import org.clearkiosk.sim.pn532.Antenna;
import org.clearkiosk.sim.pn532.ChipTiming;
import org.clearkiosk.sim.pn532.LineCondition;
import org.clearkiosk.sim.pn532.Pn532;
import org.clearkiosk.sim.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 reader on a serial port that can be plugged in and pulled out. It has its power from the
 * plug, as USB adapters give it: plugged in it knows nothing of what went before. Cards stay where
 * they lie. All methods may be called from any thread.
 */
public final class SerialReader implements AutoCloseable {
  private final Antenna antenna = new Antenna();
  private final LineCondition line = new LineCondition();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final TraceSink trace;
  private final @Nullable Path first;
  private @Nullable Path path;
  private ChipTiming timing = ChipTiming.AT_ONCE;
  private @Nullable PseudoTerminal terminal;
  private @Nullable Pn532 chip;

  /** A reader that is not plugged in. */
  public SerialReader() {
    this(TraceSink.NONE);
  }

  /** A reader that is not plugged in, whose traffic is noted. */
  public SerialReader(TraceSink trace) {
    this(trace, null);
  }

  /**
   * A reader that is not plugged in, whose traffic is noted.
   *
   * @param first where it is plugged in at first, where no path is named; null for nowhere
   */
  SerialReader(TraceSink trace, @Nullable Path first) {
    this.trace = trace;
    this.first = first;
    antenna.addListener(this::announce);
  }

  /**
   * Plugs the reader in where it was last, or where it belongs at first; nothing when it is plugged
   * in.
   *
   * @throws IOException when the port cannot be made; the message says why and what to do
   */
  public void plug() throws IOException {
    Path last =
        state()
            .path()
            .or(() -> Optional.ofNullable(first))
            .orElseThrow(
                () ->
                    new IOException(
                        "The serial reader was never plugged in. Name a path for its port, e.g."
                            + " /tmp/pn532."));
    plug(last, timing());
  }

  /** As {@link #plug(Path, ChipTiming)}, with a chip that does everything at once. */
  public void plug(Path at) throws IOException {
    plug(at, ChipTiming.AT_ONCE);
  }

  /**
   * Plugs the reader in under a path of its own, as another USB socket would give it; pulls it out
   * where it is plugged in elsewhere, once the new port is there.
   *
   * @param wantedTiming how long its chip takes for what it does
   * @throws IOException when the port cannot be made; the message says why and what to do
   */
  public void plug(Path at, ChipTiming wantedTiming) throws IOException {
    Path wanted = at.toAbsolutePath().normalize();
    try {
      plugNow(wanted, wantedTiming);
    } finally {
      // Where it could not be plugged in it may yet have been pulled out
      announce();
    }
  }

  private synchronized void plugNow(Path wanted, ChipTiming wantedTiming) throws IOException {
    if (terminal != null && wanted.equals(path) && wantedTiming == timing) {
      return;
    }
    if (wanted.equals(path)) {
      pullOut();
    }
    // A port that cannot be made elsewhere leaves the reader where it is
    PseudoTerminal port = PseudoTerminal.open(wanted);
    try {
      pullOut();
    } catch (IOException e) {
      port.close();
      throw e;
    }
    Pn532 powered =
        new Pn532(port.fromHost(), port.toHost(), antenna, line, wantedTiming, "pn532", trace);
    powered.start();
    path = wanted;
    timing = wantedTiming;
    terminal = port;
    chip = powered;
    trace.event("plugged in");
  }

  /** Pulls the reader out; nothing when it is out. */
  public void unplug() throws IOException {
    synchronized (this) {
      pullOut();
    }
    announce();
  }

  /** Lays a card on the reader in place of all that lie there. */
  public void place(String label, VirtualCard card) {
    trace.event("card " + label + " is laid down");
    antenna.clear();
    antenna.add(label, card);
  }

  /**
   * Lays a card beside those that lie there.
   *
   * @throws IllegalStateException when no more fit
   */
  public void add(String label, VirtualCard card) {
    trace.event("card " + label + " is laid beside");
    antenna.add(label, card);
  }

  /** Takes all cards away. */
  public void remove() {
    trace.event("no card");
    antenna.clear();
  }

  /** Lets a mishap happen to the cards, or with {@link Fault.None} no more. */
  public void setFault(CardFault fault) {
    antenna.setFault(fault);
  }

  /** Lets a mishap happen on the line, or with {@link Fault.None} no more. */
  public void setLineFault(LineFault fault) {
    line.set(fault);
    announce();
  }

  /**
   * Lets the field drop for a moment: the cards forget everything, and the chip does not notice.
   */
  public void dropField() {
    trace.event("the field drops");
    antenna.dropField();
  }

  /** The state of everything now. */
  public State state() {
    synchronized (this) {
      return new State(
          Optional.ofNullable(path),
          terminal != null,
          timing,
          antenna.labels(),
          antenna.fault(),
          line.fault());
    }
  }

  /**
   * The state at one moment.
   *
   * @param path where the serial port is or was last; empty when it never was
   * @param plugged whether it is there
   * @param timing how long its chip takes for what it does
   * @param cards the labels of the cards on the reader
   * @param fault the mishap of the cards
   * @param lineFault the mishap on the line
   */
  public record State(
      Optional<Path> path,
      boolean plugged,
      ChipTiming timing,
      List<String> cards,
      CardFault fault,
      LineFault lineFault) {
    /** Keeps a copy of the list. */
    public State {
      cards = List.copyOf(cards);
    }
  }

  /** Adds a listener for every change but the end of a mishap that happens once. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Takes the cards away and pulls the reader out. */
  @Override
  public void close() throws IOException {
    antenna.clear();
    unplug();
  }

  private synchronized ChipTiming timing() {
    return timing;
  }

  private void pullOut() throws IOException {
    if (chip != null) {
      chip.close();
      chip = null;
    }
    if (terminal != null) {
      trace.event("pulled out");
      PseudoTerminal former = terminal;
      terminal = null;
      former.close();
    }
  }

  private void announce() {
    listeners.forEach(Runnable::run);
  }
}
