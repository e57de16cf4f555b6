package org.clearkiosk.reader.pcsc;

/** What the service says of a connected card. */
final class CardStatus {
  private final int protocol;
  private final byte[] answerToReset;

  /**
   * @param protocol which protocol the card speaks, as the service numbers them
   * @param answerToReset 2 to 33 bytes; copied
   */
  CardStatus(int protocol, byte[] answerToReset) {
    this.protocol = protocol;
    this.answerToReset = answerToReset.clone();
  }

  int protocol() {
    return protocol;
  }

  byte[] answerToReset() {
    return answerToReset.clone();
  }
}
