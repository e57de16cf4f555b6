package org.clearkiosk.reader.pn532;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.apdu.TracingTransceiver;
import org.clearkiosk.reader.dump.Recording;
import org.clearkiosk.reader.profile.CardTechnology;
import org.clearkiosk.reader.profile.PresentedCard;
import org.clearkiosk.reader.profile.StorageCard;
import org.jspecify.annotations.Nullable;

/**
 * A card that the chip has activated, for one read or one proof. When the chip itself is lost on
 * the way, {@link #lineFailure} says so.
 */
final class Pn532Card implements PresentedCard, StorageCard, Transceiver {
  /** The most data of one step: the chip's 262 bytes (UM0701-02, 7.3.8). */
  static final int MOST_DATA = 262;

  /** The most bytes of a chained answer; no card has a reason for more. */
  static final int MOST_ANSWER = 4096;

  private static final int SHORTEST_ANSWER = 2;
  private static final int STATUS_ERROR = 0x3F;
  private static final int MORE = 0x40;
  private static final byte AUTHENTICATE_A = 0x60;
  private static final byte AUTHENTICATE_B = 0x61;
  private static final byte READ = 0x30;
  private static final int NAMED_BYTES = 4;

  private final Pn532 chip;
  private final Target target;
  private final long deadline;
  private final Duration longestExchange;
  private final ApduExchange apdus;
  private final StorageCard sectors;
  private @Nullable LineException lineFailure;

  /**
   * @param name the reader's name, for the log
   * @param deadline on the clock of {@link System#nanoTime}; afterwards the card is mute
   * @param longestExchange how long one exchange may take; a card that needs longer is mute
   * @param recording hears what is said
   */
  Pn532Card(
      Pn532 chip,
      Target target,
      String name,
      long deadline,
      Duration longestExchange,
      Recording recording) {
    this.chip = chip;
    this.target = target;
    this.deadline = deadline;
    this.longestExchange = longestExchange;
    this.apdus = new ApduExchange(recording.over(new TracingTransceiver(name, this)));
    this.sectors = recording.over((StorageCard) this);
  }

  /** Why the chip was lost meanwhile; null while it was not. */
  @Nullable LineException lineFailure() {
    return lineFailure;
  }

  @Override
  public Set<CardTechnology> technologies() {
    return CardTechnology.ofSelectAcknowledge(target.selectAcknowledge());
  }

  @Override
  public Optional<byte[]> identifier() {
    return Optional.of(target.identifier());
  }

  @Override
  public ApduExchange apdus() {
    return apdus;
  }

  @Override
  public StorageCard storage() {
    return sectors;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransceiveException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int status = step(command, 0, answer);
    for (int sent = MOST_DATA; sent < command.length && isRight(status); sent += MOST_DATA) {
      status = step(command, sent, answer);
    }
    while (isRight(status) && (status & MORE) != 0) {
      int before = answer.size();
      status = step(new byte[0], 0, answer);
      if (answer.size() == before || answer.size() > MOST_ANSWER) {
        throw new TransceiveException(Reason.NO_ANSWER, "The card's answer has no end.");
      }
    }
    if (!isRight(status)) {
      throw lost(status);
    }
    if (answer.size() < SHORTEST_ANSWER) {
      throw new TransceiveException(Reason.CARD_GONE, "The answer broke off.");
    }
    return answer.toByteArray();
  }

  @Override
  public boolean authenticate(int block, SectorKey key) throws TransceiveException {
    byte[] identifier = target.identifier();
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    command.write(key.kind() == SectorKey.Kind.A ? AUTHENTICATE_A : AUTHENTICATE_B);
    command.write(block);
    command.writeBytes(key.bytes());
    command.write(identifier, identifier.length - NAMED_BYTES, NAMED_BYTES);
    int status = step(command.toByteArray(), 0, new ByteArrayOutputStream());
    if (isRight(status)) {
      return true;
    }
    TransceiveException failure = lost(status);
    // The chip has an error of its own for a wrong key, and yet some cards say nothing at all; that
    // the card is still there tells a wrong key from leaving
    if (failure.reason() == Reason.CARD_RESET) {
      return false;
    }
    throw failure;
  }

  @Override
  public Optional<byte[]> read(int block) throws TransceiveException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int status = step(new byte[] {READ, (byte) block}, 0, content);
    if (isRight(status)) {
      return Optional.of(content.toByteArray()).filter(bytes -> bytes.length == BLOCK_LENGTH);
    }
    TransceiveException failure = lost(status);
    if (failure.reason() == Reason.CARD_RESET) {
      return Optional.empty();
    }
    throw failure;
  }

  /** Sends as much from a place on as one step takes; returns the status. */
  private int step(byte[] data, int from, ByteArrayOutputStream answer) throws TransceiveException {
    int to = Math.min(data.length, from + MOST_DATA);
    byte[] parameters = new byte[1 + to - from];
    parameters[0] = (byte) (to < data.length ? target.number() | MORE : target.number());
    System.arraycopy(data, from, parameters, 1, to - from);
    byte[] response = exchanged(parameters);
    if (response.length == 0) {
      throw new TransceiveException(Reason.NO_ANSWER, "The chip took no such command.");
    }
    answer.writeBytes(Arrays.copyOfRange(response, 1, response.length));
    return response[0] & 0xFF;
  }

  private byte[] exchanged(byte[] parameters) throws TransceiveException {
    long remaining = deadline - System.nanoTime();
    if (remaining <= 0) {
      throw new TransceiveException(Reason.NO_ANSWER, "The time for this card is over.");
    }
    Duration timeout = Duration.ofNanos(Math.min(remaining, longestExchange.toNanos()));
    try {
      return chip.exchange(parameters, timeout).orElse(new byte[0]);
    } catch (LineException e) {
      if (e.why() == Why.SERVICE_NOT_ANSWERING && chipAnswers()) {
        throw new TransceiveException(Reason.NO_ANSWER, "The card did not answer in time.");
      }
      throw readerGone(e);
    }
  }

  private boolean chipAnswers() throws TransceiveException {
    try {
      return chip.isAlive();
    } catch (LineException e) {
      throw readerGone(e);
    }
  }

  /** Looks whether the card is still there; if so it is activated anew and has forgotten all. */
  private TransceiveException lost(int status) throws TransceiveException {
    try {
      chip.resetField();
      boolean there = chip.reselect(target).isPresent();
      return new TransceiveException(
          there ? Reason.CARD_RESET : Reason.CARD_GONE,
          "The chip reported error %02X.".formatted(status & STATUS_ERROR));
    } catch (LineException e) {
      throw readerGone(e);
    }
  }

  private TransceiveException readerGone(LineException e) {
    lineFailure = e;
    return new TransceiveException(Reason.READER_GONE, String.valueOf(e.getMessage()));
  }

  private static boolean isRight(int status) {
    return (status & STATUS_ERROR) == 0;
  }
}
