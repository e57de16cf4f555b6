package org.clearkiosk.sim.vpcd;

import org.clearkiosk.sim.card.RecordedCard;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;

/** A card from being laid down until being taken away, with the fault that is set on its reader. */
final class Placement {
  private final String label;
  private final VirtualCard card;
  private final CardSlot bare;
  private final byte[] uniqueIdentifier;
  private final boolean storageCard;
  private final boolean recorded;
  private final KeySlots keys = new KeySlots();
  private volatile CardSlot slot;

  Placement(String label, VirtualCard card, CardFault fault) {
    this.label = label;
    this.card = card;
    this.uniqueIdentifier = card.uniqueIdentifier();
    this.recorded = card instanceof RecordedCard;
    this.bare = bare(card);
    this.storageCard = !card.activation().isProcessorCard();
    this.slot = with(fault);
  }

  /** A recorded card plays what it recorded of the reader itself, too. */
  private static CardSlot bare(VirtualCard card) {
    CardSlot occupied = new OccupiedSlot(card);
    return card instanceof RecordedCard recorded
        ? new RecordedSlot(recorded, new ReaderCommandSlot(occupied, card::uniqueIdentifier))
        : occupied;
  }

  String label() {
    return label;
  }

  CardSlot slot() {
    return slot;
  }

  void apply(CardFault fault) {
    slot = with(fault);
  }

  private CardSlot with(CardFault fault) {
    CardSlot faulty = FaultySlot.of(fault, bare);
    if (recorded) {
      return faulty;
    }
    CardSlot reader = new ReaderCommandSlot(faulty, card::uniqueIdentifier);
    return storageCard ? new StorageCommandSlot(reader, faulty, keys, uniqueIdentifier) : reader;
  }
}
