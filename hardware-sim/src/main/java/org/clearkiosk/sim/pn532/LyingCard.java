package org.clearkiosk.sim.pn532;

import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.vpcd.CardSlot;
import org.clearkiosk.sim.vpcd.Fault;
import org.clearkiosk.sim.vpcd.SlotReply;

/** A card in the antenna's reach, with the mishap that is set. */
final class LyingCard {
  private final String label;
  private final ByteString uniqueIdentifier;
  private final Activation activation;
  private final CardSlot bare;
  private volatile CardSlot slot;

  LyingCard(String label, VirtualCard card, Fault fault) {
    this.label = label;
    this.uniqueIdentifier = ByteString.of(card.uniqueIdentifier());
    this.activation = card.activation();
    this.bare = CardSlot.of(card);
    this.slot = fault.on(bare);
  }

  String label() {
    return label;
  }

  ByteString uniqueIdentifier() {
    return uniqueIdentifier;
  }

  Activation activation() {
    return activation;
  }

  void apply(Fault fault) {
    slot = fault.on(bare);
  }

  /** The card is selected anew: it forgets what went before. */
  void activate() {
    slot.reset();
  }

  /** The field is gone. */
  void powerOff() {
    slot.powerOff();
  }

  SlotReply transmit(byte[] command) {
    return slot.transmit(command);
  }
}
