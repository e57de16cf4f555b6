package org.clearkiosk.sim.card;

import java.util.List;
import java.util.Optional;

/**
 * A card that says what another said when it was recorded. A command is looked for from the place
 * on where the last one was found, then from the beginning (docs/protocols/dump-format.md, "Playing
 * a dump"). Resetting does not wind it back: what a card did at its second activation, it does at
 * the second.
 */
public final class RecordedCard implements VirtualCard {
  /** "Instruction not supported": what the record does not know, it does not make up. */
  private static final byte[] UNKNOWN = {0x6D, 0x00};

  private static final int AUTHENTICATION_LENGTH = 12;
  private static final int AUTHENTICATE_A = ClassicCard.AUTHENTICATE_A;
  private static final int AUTHENTICATE_B = ClassicCard.AUTHENTICATE_B;

  private final CardFile content;
  private final Recording recording;
  private int next;

  /** A card with the content of a card file of profile {@code recorded}. */
  public RecordedCard(CardFile content) {
    this.content = content;
    this.recording = content.recording();
  }

  @Override
  public byte[] answerToReset() {
    return content.answerToReset().toArray();
  }

  @Override
  public byte[] uniqueIdentifier() {
    return content.uniqueIdentifier().toArray();
  }

  @Override
  public Activation activation() {
    return recording.activation();
  }

  @Override
  public void reset() {
    // what was recorded goes on
  }

  /** What was recorded of a command; empty when nothing was. */
  public Optional<RecordedExchange> play(byte[] command) {
    List<RecordedExchange> all = recording.exchanges();
    for (int step = 0; step < all.size(); step++) {
      int index = (next + step) % all.size();
      if (isOf(all.get(index), command)) {
        next = (index + 1) % all.size();
        return Optional.of(all.get(index));
      }
    }
    return Optional.empty();
  }

  /** A chip adds the identifier to a key on its way to a MIFARE Classic card; a dump leaves it. */
  private boolean isOf(RecordedExchange exchange, byte[] command) {
    boolean authentication =
        activation().hasOwnCommands()
            && command.length == AUTHENTICATION_LENGTH
            && ((command[0] & 0xFF) == AUTHENTICATE_A || (command[0] & 0xFF) == AUTHENTICATE_B);
    return authentication
        ? exchange.command().isPrefixOf(command)
        : exchange.command().matches(command);
  }

  /** The answer, where there was one; what is not known is answered by a refusal. */
  @Override
  public byte[] transmit(byte[] command) {
    return play(command)
        .flatMap(RecordedExchange::answer)
        .map(ByteString::toArray)
        .orElseGet(this::refusal);
  }

  private byte[] refusal() {
    return activation().isProcessorCard()
        ? UNKNOWN.clone()
        : new byte[] {ClassicCard.NOT_ACKNOWLEDGED};
  }
}
