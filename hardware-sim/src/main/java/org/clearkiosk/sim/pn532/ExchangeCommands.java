package org.clearkiosk.sim.pn532;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.ClassicCard;
import org.clearkiosk.sim.vpcd.SlotReply;

/** The commands that speak to a card that was taken up (7.3.8, 7.3.9). */
final class ExchangeCommands {
  /** The longest piece of a card's answer that one response carries (7.3.8). */
  private static final int LONGEST_PIECE = 262;

  /**
   * How long the chip waits for a card of ISO/IEC 14443-4 that says nothing: the cards' waiting
   * time, three tries.
   */
  private static final Duration CARD_TIMEOUT = Duration.ofMillis(231);

  /** Where the host set no end to its wait for a card; only the host itself ends it. */
  private static final Duration NO_END = Duration.ofDays(1);

  /** What a command and its answer carry besides: two bytes of CRC each, and a block's number. */
  private static final int FRAMING = 6;

  private static final int TARGET_NUMBER = 0x07;
  private static final int RECEIVE_READY_MASK = 0xE6;
  private static final int RECEIVE_READY = 0xA2;
  private static final int NOT_RECEIVED = 0x10;

  private final RadioField field;
  private final Patience patience;

  ExchangeCommands(RadioField field, Patience patience) {
    this.field = field;
    this.patience = patience;
  }

  Map<Integer, Command> byCode() {
    return Map.of(0x40, this::exchange, 0x42, this::communicateThrough);
  }

  private Outcome exchange(byte[] parameters) throws InterruptedException {
    if (parameters.length == 0) {
      return new Outcome.SyntaxError();
    }
    Optional<Target> found = field.target(parameters[0] & TARGET_NUMBER).filter(Target::isSelected);
    if (found.isEmpty()) {
      return Outcome.Answer.of(RfStatus.NOT_ACCEPTABLE_NOW);
    }
    Target target = found.get();
    byte[] data = Arrays.copyOfRange(parameters, 1, parameters.length);
    if (data.length == 0 && !target.isCollecting()) {
      return piece(target, target.rest());
    }
    target.setRest(new byte[0]);
    boolean moreFollows = (parameters[0] & RfStatus.MORE) != 0;
    if (!target.collect(data)) {
      return Outcome.Answer.of(RfStatus.BUFFER_TOO_SMALL);
    }
    return moreFollows ? Outcome.Answer.of(RfStatus.OK) : carry(target, target.collected());
  }

  private Outcome carry(Target target, byte[] command) throws InterruptedException {
    LyingCard card = target.card();
    boolean understands = target.usesBlockProtocol() || card.activation().hasOwnCommands();
    if (!understands || !field.antenna().holds(card)) {
      return silence(target);
    }
    return follow(target, command, card.transmit(command));
  }

  private Outcome follow(Target target, byte[] command, SlotReply reply)
      throws InterruptedException {
    if (reply instanceof SlotReply.Delayed delayed) {
      // The card asks for more time as often as it needs; the chip grants it by itself.
      return patience.await(() -> !field.antenna().holds(target.card()), delayed.delay())
              == Patience.End.CALLED_OFF
          ? new Outcome.CalledOff()
          : follow(target, command, delayed.reply());
    }
    if (reply instanceof SlotReply.Departure) {
      field.antenna().depart(target.card());
    }
    if (!(reply instanceof SlotReply.Answer answer) || !field.antenna().holds(target.card())) {
      return silence(target);
    }
    byte[] bytes = answer.bytes().toArray();
    Duration onTheAir = field.timing().onTheAir(command.length + bytes.length + FRAMING);
    if (!onTheAir.isZero() && patience.await(() -> false, onTheAir) == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    return target.usesBlockProtocol() ? piece(target, bytes) : classic(command, bytes);
  }

  private static Outcome piece(Target target, byte[] answer) {
    int length = Math.min(LONGEST_PIECE, answer.length);
    target.setRest(Arrays.copyOfRange(answer, length, answer.length));
    byte[] response = new byte[1 + length];
    response[0] = answer.length > length ? RfStatus.MORE : RfStatus.OK;
    System.arraycopy(answer, 0, response, 1, length);
    return Outcome.Answer.of(response);
  }

  private static Outcome classic(byte[] command, byte[] answer) {
    if (answer.length > 1) {
      byte[] response = new byte[1 + answer.length];
      System.arraycopy(answer, 0, response, 1, answer.length);
      return Outcome.Answer.of(response);
    }
    if (answer[0] == ClassicCard.ACKNOWLEDGED) {
      return Outcome.Answer.of(RfStatus.OK);
    }
    int instruction = command[0] & 0xFF;
    boolean authentication =
        instruction == ClassicCard.AUTHENTICATE_A || instruction == ClassicCard.AUTHENTICATE_B;
    return Outcome.Answer.of(
        authentication ? RfStatus.AUTHENTICATION_FAILED : RfStatus.WRONG_DATA_FORMAT);
  }

  /**
   * Frames of the card's own protocol. Of ISO/IEC 14443-4 the block R(NAK) is answered, which hosts
   * use to learn whether the card is there: R(ACK) of the other block number (7.5.4.3, rule 12).
   */
  private Outcome communicateThrough(byte[] parameters) throws InterruptedException {
    Optional<Target> target =
        field.targets().stream()
            .filter(Target::isSelected)
            .filter(Target::usesBlockProtocol)
            .filter(each -> field.antenna().reaches(each.card()))
            .findFirst();
    boolean presenceCheck =
        parameters.length == 1
            && (parameters[0] & RECEIVE_READY_MASK) == RECEIVE_READY
            && (parameters[0] & NOT_RECEIVED) != 0;
    if (target.isEmpty() || !presenceCheck) {
      return silence(field.ownProtocolTimeout().orElse(NO_END));
    }
    byte otherNumber = (byte) ((parameters[0] & ~NOT_RECEIVED) ^ 1);
    return new Outcome.Answer(ByteString.of(RfStatus.OK, otherNumber));
  }

  private Outcome silence(Target target) throws InterruptedException {
    return silence(
        target.usesBlockProtocol() ? CARD_TIMEOUT : field.ownProtocolTimeout().orElse(NO_END));
  }

  private Outcome silence(Duration atMost) throws InterruptedException {
    return patience.await(() -> false, atMost) == Patience.End.CALLED_OFF
        ? new Outcome.CalledOff()
        : Outcome.Answer.of(RfStatus.TIMEOUT);
  }
}
