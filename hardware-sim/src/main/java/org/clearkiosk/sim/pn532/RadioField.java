package org.clearkiosk.sim.pn532;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chip's field: on or off, how long it looks for cards, and which of them it has taken up. */
final class RadioField {
  /** How many targets the chip keeps (7.3.5). */
  static final int MAXIMUM_TARGETS = 2;

  /** Retry count that means: for ever. */
  static final int ENDLESS = 0xFF;

  /** 51.2 ms. */
  private static final int USUAL_TIMEOUT = 0x0A;

  private static final int LONGEST_TIMEOUT = 0x10;
  private static final Duration SHORTEST_TIMEOUT = Duration.ofNanos(100_000);

  /** REQA and ATQA; anticollision and selection of one level; RATS without the answer. */
  private static final int REQUEST = 3;

  private static final int LEVEL = 19;
  private static final int SELECT = 6;
  private static final int BYTES_OF_A_LEVEL = 3;

  private final Antenna antenna;
  private final ChipTiming timing;
  private final List<Target> targets = new ArrayList<>();
  private boolean on;
  private boolean automaticSelect = true;
  private int activationRetries = ENDLESS;
  private Optional<Duration> ownProtocolTimeout = timeout(USUAL_TIMEOUT);

  RadioField(Antenna antenna, ChipTiming timing) {
    this.antenna = antenna;
    this.timing = timing;
  }

  ChipTiming timing() {
    return timing;
  }

  /** How long it takes to take cards up, the field being on already. */
  Duration activation(List<LyingCard> cards) {
    Duration sum = Duration.ZERO;
    for (LyingCard card : cards) {
      sum = sum.plus(timing.onTheAir(REQUEST));
      for (int told = 1; told < card.uniqueIdentifier().length(); told += BYTES_OF_A_LEVEL) {
        sum = sum.plus(timing.onTheAir(LEVEL));
      }
      if (automaticSelect && card.activation().isProcessorCard()) {
        int answer = card.activation().answerToSelect().length();
        sum = sum.plus(timing.onTheAir(SELECT + answer));
      }
    }
    return sum;
  }

  Antenna antenna() {
    return antenna;
  }

  boolean isOn() {
    return on;
  }

  /** Switching off takes the cards' power: they forget everything, and the targets are gone. */
  void setOn(boolean on) {
    this.on = on;
    if (!on) {
      antenna.cards().forEach(LyingCard::powerOff);
      targets.clear();
    }
  }

  /** MxRtyPassiveActivation: tries beyond the first one, {@link #ENDLESS} for no end. */
  int activationRetries() {
    return activationRetries;
  }

  void setActivationRetries(int retries) {
    activationRetries = retries;
  }

  /**
   * fRetryTimeout: how long the chip waits for a card that is spoken to in its own protocol, a
   * MIFARE one or by InCommunicateThru; empty for without end. A card of ISO/IEC 14443-4 says
   * itself how long it may take.
   */
  Optional<Duration> ownProtocolTimeout() {
    return ownProtocolTimeout;
  }

  /**
   * Sets it in the chip's code.
   *
   * @param code 0 for no end; else 100 µs, doubled so many times less one
   * @return false when there is no such code; then it stays as it is
   */
  boolean setOwnProtocolTimeout(int code) {
    if (code > LONGEST_TIMEOUT) {
      return false;
    }
    ownProtocolTimeout = timeout(code);
    return true;
  }

  private static Optional<Duration> timeout(int code) {
    return code == 0
        ? Optional.empty()
        : Optional.of(SHORTEST_TIMEOUT.multipliedBy(1L << (code - 1)));
  }

  /** Whether ISO/IEC 14443-4 begins by itself where a card speaks it (SetParameters). */
  void setAutomaticSelect(boolean automatic) {
    automaticSelect = automatic;
  }

  List<Target> targets() {
    return List.copyOf(targets);
  }

  Optional<Target> target(int number) {
    return targets.stream().filter(target -> target.number() == number).findFirst();
  }

  void release(Target target) {
    targets.remove(target);
  }

  /** Takes cards up in place of all former targets. */
  List<Target> activate(List<LyingCard> chosen) {
    on = true;
    targets.clear();
    for (LyingCard card : chosen) {
      card.activate();
      boolean blockProtocol = automaticSelect && card.activation().isProcessorCard();
      targets.add(new Target(targets.size() + 1, card, blockProtocol));
    }
    return targets();
  }
}
