package org.clearkiosk.sim.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.bench.ServerAddress;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.proxy.Authority;

/**
 * What a hand does at the bench. Each act may take a second, so it is done on a thread of its own,
 * one after the other. Cards beyond a few waiting ones are refused, as a hand can hold only so
 * many; mishaps and their end always happen.
 */
final class Bench {
  private static final int WAITING = 4;

  private final Simulator simulator;
  private final String full;
  private final Consumer<String> complaint;
  private final ThreadPoolExecutor hand =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "hand");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param full what is said when the hand is full
   * @param complaint told on any thread what could not be done
   */
  Bench(Simulator simulator, String full, Consumer<String> complaint) {
    this.simulator = simulator;
    this.full = full;
    this.complaint = complaint;
  }

  private interface Act {
    void perform() throws IOException;
  }

  private void later(Act act) {
    hand.execute(
        () -> {
          try {
            act.perform();
          } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            complaint.accept(String.valueOf(e.getMessage()));
          }
        });
  }

  private void unlessFull(Act act) {
    if (hand.getQueue().size() < WAITING) {
      later(act);
    } else {
      complaint.accept(full);
    }
  }

  /** Lays a card on a reader, in place of what lies there. */
  void lay(Place place, CardFile card) {
    unlessFull(() -> layNow(place, card));
  }

  /** Takes what lies on a reader away. */
  void take(Place place) {
    unlessFull(() -> takeNow(place));
  }

  /** Moves what lies on one reader to another. */
  void move(Place from, Place to, CardFile card) {
    unlessFull(
        () -> {
          takeNow(from);
          layNow(to, card);
        });
  }

  private void layNow(Place place, CardFile card) {
    if (place.slot().isPresent()) {
      simulator.tap(place.slot().getAsInt(), card.label());
    } else {
      simulator.serial().place(card.label(), VirtualCard.of(card));
    }
  }

  private void takeNow(Place place) {
    if (place.slot().isPresent()) {
      simulator.remove(place.slot().getAsInt());
    } else {
      simulator.serial().remove();
    }
  }

  /** Lets a mishap happen. */
  void happen(Place place, Fault fault) {
    later(() -> simulator.happen(place, fault));
  }

  /** Ends all mishaps everywhere. */
  void endAll() {
    later(() -> simulator.happen(new Fault.None()));
  }

  /**
   * Opens the proxy on the way to a server.
   *
   * @param server as {@code HOST:PORT}
   * @param authority the folder of the authority that the terminal trusts; empty for none
   */
  void openProxy(String server, String authority) {
    later(
        () -> {
          Optional<Authority> trusted =
              authority.isEmpty()
                  ? Optional.empty()
                  : Optional.of(Authority.read(Path.of(authority)));
          simulator.openProxy(0, ServerAddress.parse(server), trusted);
        });
  }

  /** Closes it. */
  void closeProxy() {
    later(simulator::closeProxy);
  }

  /** The cards at hand. */
  List<CardFile> cards() {
    return simulator.deck().cards();
  }

  /** A card by its label. */
  Optional<CardFile> card(String label) {
    return simulator.deck().find(label);
  }
}
