package org.clearkiosk.sim.pn532;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;

/**
 * What lies on the reader, whether or not the chip has power. All methods may be called from any
 * thread; listeners are called on the thread that changes something.
 */
public final class Antenna {
  /** How many cards fit. */
  public static final int MAXIMUM_CARDS = 4;

  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<LyingCard> cards = new ArrayList<>();
  private CardFault fault = new Fault.None();

  /**
   * Lays a card beside those that lie there.
   *
   * @throws IllegalStateException when {@link #MAXIMUM_CARDS} lie there
   */
  public void add(String label, VirtualCard card) {
    synchronized (cards) {
      if (cards.size() == MAXIMUM_CARDS) {
        throw new IllegalStateException("at most " + MAXIMUM_CARDS + " cards fit on a reader");
      }
      cards.add(new LyingCard(label, card, fault));
    }
    announce();
  }

  /** Takes all cards away. */
  public void clear() {
    synchronized (cards) {
      cards.clear();
    }
    announce();
  }

  /** The labels of the cards that lie there, in the order in which they came. */
  public List<String> labels() {
    return cards().stream().map(LyingCard::label).toList();
  }

  /** Lets a mishap happen to the cards that lie there and to those that follow. */
  public void setFault(CardFault next) {
    synchronized (cards) {
      fault = next;
      cards.forEach(card -> card.apply(next));
    }
    announce();
  }

  /** The mishap that is set. */
  public CardFault fault() {
    synchronized (cards) {
      return fault;
    }
  }

  /**
   * The field drops for a moment: the cards forget everything, and answer again only when they are
   * taken up anew. The chip does not notice.
   */
  public void dropField() {
    cards().forEach(LyingCard::loseField);
  }

  /** Adds a listener for every change. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Takes a listener away. */
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  List<LyingCard> cards() {
    synchronized (cards) {
      return List.copyOf(cards);
    }
  }

  boolean holds(LyingCard card) {
    synchronized (cards) {
      return cards.contains(card);
    }
  }

  /** Whether a card lies there and has kept its field since it was taken up. */
  boolean reaches(LyingCard card) {
    return holds(card) && card.isActive();
  }

  /** A card has been pulled away in the middle of something; with it the mishap is over. */
  void depart(LyingCard card) {
    synchronized (cards) {
      fault = new Fault.None();
      cards.remove(card);
      cards.forEach(left -> left.apply(fault));
    }
    announce();
  }

  private void announce() {
    listeners.forEach(Runnable::run);
  }
}
