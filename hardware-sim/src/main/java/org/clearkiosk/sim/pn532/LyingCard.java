package org.clearkiosk.sim.pn532;

import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.vpcd.CardSlot;
import org.clearkiosk.sim.vpcd.FaultySlot;
import org.clearkiosk.sim.vpcd.SlotReply;

/** A card in the antenna's reach, with the mishap that is set. */
final class LyingCard {
  private final String label;
  private final VirtualCard card;
  private final Activation activation;
  private final CardSlot bare;
  private volatile CardSlot slot;
  private volatile boolean withoutField;

  LyingCard(String label, VirtualCard card, CardFault fault) {
    this.label = label;
    this.card = card;
    this.activation = card.activation();
    this.bare = CardSlot.of(card);
    this.slot = FaultySlot.of(fault, bare);
  }

  String label() {
    return label;
  }

  ByteString uniqueIdentifier() {
    return ByteString.of(card.uniqueIdentifier());
  }

  Activation activation() {
    return activation;
  }

  void apply(CardFault fault) {
    slot = FaultySlot.of(fault, bare);
  }

  /** The card is selected anew: it forgets what went before. */
  void activate() {
    withoutField = false;
    slot.reset();
  }

  /** The field has dropped under a card that was taken up. */
  void loseField() {
    withoutField = true;
  }

  /** Whether the card still has what it was given when it was taken up. */
  boolean isActive() {
    return !withoutField;
  }

  /** The field is gone. */
  void powerOff() {
    slot.powerOff();
  }

  SlotReply transmit(byte[] command) {
    return withoutField ? new SlotReply.Silence() : slot.transmit(command);
  }
}
