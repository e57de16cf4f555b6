package org.clearkiosk.sim.pn532;

import java.io.ByteArrayOutputStream;

/** A card that the chip has taken up, under the number that the host uses for it. */
final class Target {
  /** What is collected in either direction at most: the longest APDU (ISO/IEC 7816-4, 5.2). */
  private static final int MAXIMUM_CHAIN = 0xFFFF;

  private final int number;
  private final LyingCard card;
  private final boolean blockProtocol;
  private final ByteArrayOutputStream toCard = new ByteArrayOutputStream();
  private byte[] fromCard = new byte[0];
  private boolean selected = true;

  /**
   * A target.
   *
   * @param number 1 or 2
   * @param blockProtocol whether ISO/IEC 14443-4 was begun with it
   */
  Target(int number, LyingCard card, boolean blockProtocol) {
    this.number = number;
    this.card = card;
    this.blockProtocol = blockProtocol;
  }

  int number() {
    return number;
  }

  LyingCard card() {
    return card;
  }

  boolean usesBlockProtocol() {
    return blockProtocol;
  }

  boolean isSelected() {
    return selected;
  }

  void setSelected(boolean selected) {
    this.selected = selected;
    toCard.reset();
    fromCard = new byte[0];
  }

  /** Collects a part of a chained command; false when it grows beyond all measure. */
  boolean collect(byte[] part) {
    if (toCard.size() + part.length > MAXIMUM_CHAIN) {
      toCard.reset();
      return false;
    }
    toCard.writeBytes(part);
    return true;
  }

  /** Whether parts of a command have come and its last has not. */
  boolean isCollecting() {
    return toCard.size() > 0;
  }

  /** The whole command that was collected. */
  byte[] collected() {
    byte[] whole = toCard.toByteArray();
    toCard.reset();
    return whole;
  }

  /** What of the last answer the host has not fetched yet. */
  byte[] rest() {
    return fromCard;
  }

  void setRest(byte[] rest) {
    fromCard = rest;
  }
}
