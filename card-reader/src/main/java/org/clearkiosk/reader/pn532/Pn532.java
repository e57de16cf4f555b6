package org.clearkiosk.reader.pn532;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** The chip's commands (UM0701-02, 7), each within a bound. */
final class Pn532 {
  /** How long one exchange with a card may take at a terminal; one that needs longer is mute. */
  static final Duration LONGEST_EXCHANGE = Duration.ofMillis(1200);

  /** How long the field is off when cards are to forget everything: at least 5 ms (14443-3, 5). */
  static final Duration FIELD_OFF = Duration.ofMillis(10);

  /** How long a card may take to start once there is a field (ISO/IEC 14443-3, 5: 5 ms). */
  static final Duration FIELD_ON = Duration.ofMillis(6);

  private static final Duration QUICK = Duration.ofMillis(300);
  private static final Duration LISTING = Duration.ofMillis(600);

  private static final int DIAGNOSE = 0x00;
  private static final int GET_FIRMWARE_VERSION = 0x02;
  private static final int SET_PARAMETERS = 0x12;
  private static final int SAM_CONFIGURATION = 0x14;
  private static final int RF_CONFIGURATION = 0x32;
  private static final int IN_DATA_EXCHANGE = 0x40;
  private static final int IN_LIST_PASSIVE_TARGET = 0x4A;
  private static final int IN_RELEASE = 0x52;

  private static final byte NORMAL_MODE = 0x01;
  private static final byte AUTOMATIC_ATR_RES = 0x04;
  private static final byte AUTOMATIC_RATS = 0x10;
  private static final byte FIELD = 0x01;
  private static final byte MAX_RETRIES = 0x05;
  private static final byte ATTENTION_REQUEST = 0x06;
  private static final byte MOST_TARGETS = 2;
  private static final byte TYPE_A = 0x00;
  private static final int CASCADE_TAG = 0x88;
  private static final int CASCADED = 3;
  private static final int LAST_LEVEL = 4;
  private static final int IDENTITY = 0x32;

  /** 0x55 wakes it from low power; zeros while it starts (6.3.2.3, 7.2.11). */
  private static final byte[] WAKE_UP = {0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private final FrameExchange frames;
  private boolean automaticSelect = true;

  Pn532(SerialLine line) {
    frames = new FrameExchange(line);
  }

  /**
   * Wakes the chip, makes sure that it is a PN532, and sets it up: it looks three times for a card
   * before it says that there is none, and its field is on.
   *
   * @throws LineException when there is no PN532 that answers
   */
  void start() throws LineException {
    start(true);
  }

  /**
   * The same.
   *
   * @param processors whether ISO/IEC 14443-4 begins by itself with a card that speaks it; the
   *     sectors of a card that has both (SAK 28) are to be had only where it has not begun (7.2.9,
   *     fAutomaticRATS)
   */
  void start(boolean processors) throws LineException {
    frames.raw(WAKE_UP);
    demand(SAM_CONFIGURATION, NORMAL_MODE);
    byte[] firmware = demand(GET_FIRMWARE_VERSION);
    if (firmware.length < 1 || (firmware[0] & 0xFF) != IDENTITY) {
      throw new LineException(Why.SERVICE_NOT_ANSWERING, "The chip is no PN532.");
    }
    automaticSelect = processors;
    demand(
        SET_PARAMETERS,
        processors ? (byte) (AUTOMATIC_ATR_RES | AUTOMATIC_RATS) : AUTOMATIC_ATR_RES);
    demand(RF_CONFIGURATION, MAX_RETRIES, (byte) 0x00, (byte) 0x01, (byte) 0x02);
    demand(RF_CONFIGURATION, FIELD, (byte) 0x01);
  }

  /** Whether the chip still answers. */
  boolean isAlive() throws LineException {
    try {
      return frames.command(GET_FIRMWARE_VERSION, new byte[0], QUICK).isPresent();
    } catch (LineException e) {
      if (e.why() == Why.SERVICE_NOT_ANSWERING) {
        return false;
      }
      throw e;
    }
  }

  /** Cards that have come, activated; at most two, and two mean that several lie there. */
  List<Target> list() throws LineException {
    return frames
        .command(IN_LIST_PASSIVE_TARGET, new byte[] {MOST_TARGETS, TYPE_A}, LISTING)
        .map(response -> Target.parse(response, automaticSelect))
        .orElse(List.of());
  }

  /** Looks for one card alone, by its identifier, and activates it anew. */
  Optional<Target> reselect(Target target) throws LineException {
    byte[] identifier = target.identifier();
    ByteArrayOutputStream parameters = new ByteArrayOutputStream();
    parameters.write(1);
    parameters.write(TYPE_A);
    int position = 0;
    while (identifier.length - position > LAST_LEVEL) {
      parameters.write(CASCADE_TAG);
      parameters.write(identifier, position, CASCADED);
      position += CASCADED;
    }
    parameters.write(identifier, position, LAST_LEVEL);
    return frames.command(IN_LIST_PASSIVE_TARGET, parameters.toByteArray(), LISTING).stream()
        .flatMap(response -> Target.parse(response, automaticSelect).stream())
        .filter(target::isSameCard)
        .findFirst();
  }

  /**
   * Whether the activated ISO/IEC 14443-4 card is still there; disturbs nothing (7.2.1, test 6).
   */
  boolean isProcessorPresent() throws LineException {
    Optional<byte[]> response = frames.command(DIAGNOSE, new byte[] {ATTENTION_REQUEST}, LISTING);
    return response.isPresent() && response.get().length == 1 && response.get()[0] == 0;
  }

  /**
   * Has every card forget everything, by taking the field away for {@link #FIELD_OFF}. Cards must
   * be activated anew.
   */
  void resetField() throws LineException {
    demand(RF_CONFIGURATION, FIELD, (byte) 0x00);
    pause(FIELD_OFF);
    demand(RF_CONFIGURATION, FIELD, (byte) 0x01);
    pause(FIELD_ON);
  }

  /** Lets go of all cards. */
  void release() throws LineException {
    demand(IN_RELEASE, (byte) 0);
  }

  /**
   * One step of an exchange with a card (7.3.8).
   *
   * @param parameters target number, then data
   * @param timeout how long it may take
   * @return status byte, then data; empty when the chip does not take the command
   */
  Optional<byte[]> exchange(byte[] parameters, Duration timeout) throws LineException {
    return frames.command(IN_DATA_EXCHANGE, parameters, timeout);
  }

  private byte[] demand(int command, byte... parameters) throws LineException {
    return frames
        .command(command, parameters, QUICK)
        .orElseThrow(
            () ->
                new LineException(
                    Why.SERVICE_NOT_ANSWERING, "The chip does not know its own commands."));
  }

  private static void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
