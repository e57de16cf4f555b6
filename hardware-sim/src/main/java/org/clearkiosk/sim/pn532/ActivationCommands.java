package org.clearkiosk.sim.pn532;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.sim.card.ByteString;

/** The commands that take cards up and let them go (7.3.5, 7.3.10 … 7.3.13). */
final class ActivationCommands {
  private static final byte TYPE_A = 0x00;
  private static final byte FELICA_212 = 0x01;
  private static final byte FELICA_424 = 0x02;
  private static final int HIGHEST_MODULATION = 0x04;

  /**
   * A FeliCa polling command: its code 00, the system code, the request code, the time slots (JIS X
   * 6319-4).
   */
  private static final int POLLING_LENGTH = 5;

  private static final byte POLLING_CODE = 0x00;
  private static final byte CASCADE_TAG = (byte) 0x88;

  /** How long the chip takes for one try to find a card. */
  private static final Duration TRY = Duration.ofMillis(10);

  /** The unit of InAutoPoll's period. */
  private static final Duration PERIOD = Duration.ofMillis(150);

  private static final Duration ENDLESS = Duration.ofDays(1);
  private static final int POLL_ANY_TYPE_A = 0x00;
  private static final int POLL_CLASSIC = 0x10;
  private static final int POLL_BLOCK_PROTOCOL = 0x20;

  private final RadioField field;
  private final Patience patience;

  ActivationCommands(RadioField field, Patience patience) {
    this.field = field;
    this.patience = patience;
  }

  Map<Integer, Command> byCode() {
    return Map.of(
        0x4A, this::listPassiveTargets,
        0x60, this::autoPoll,
        0x54, parameters -> withTarget(parameters, this::select),
        0x44, parameters -> withTarget(parameters, target -> leave(target, false)),
        0x52, parameters -> withTarget(parameters, target -> leave(target, true)));
  }

  private Outcome listPassiveTargets(byte[] parameters) throws InterruptedException {
    if (parameters.length < 2
        || parameters[0] < 1
        || parameters[0] > RadioField.MAXIMUM_TARGETS
        || parameters[1] < 0
        || parameters[1] > HIGHEST_MODULATION) {
      return new Outcome.SyntaxError();
    }
    byte[] wanted = Arrays.copyOfRange(parameters, 2, parameters.length);
    if (isFelica(parameters[1]) && !isPolling(wanted)) {
      return new Outcome.SyntaxError();
    }
    boolean typeA = parameters[1] == TYPE_A;
    if (raiseField() == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    int retries = field.activationRetries();
    Duration atMost = retries == RadioField.ENDLESS ? ENDLESS : TRY.multipliedBy(retries + 1L);
    Patience.End end = patience.await(() -> typeA && !matching(wanted).isEmpty(), atMost);
    if (end == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    List<LyingCard> found = typeA ? matching(wanted) : List.of();
    List<LyingCard> chosen = found.subList(0, Math.min(parameters[0], found.size()));
    if (letPass(field.activation(chosen)) == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    List<Target> targets = field.activate(chosen);
    answer.write(targets.size());
    targets.forEach(target -> answer.writeBytes(described(target)));
    return Outcome.Answer.of(answer.toByteArray());
  }

  private static boolean isFelica(byte modulation) {
    return modulation == FELICA_212 || modulation == FELICA_424;
  }

  private static boolean isPolling(byte[] command) {
    return command.length == POLLING_LENGTH && command[0] == POLLING_CODE;
  }

  private Outcome autoPoll(byte[] parameters) throws InterruptedException {
    if (parameters.length < 3 || parameters[0] == 0 || parameters[1] < 1 || parameters[1] > 0x0F) {
      return new Outcome.SyntaxError();
    }
    byte[] types = Arrays.copyOfRange(parameters, 2, parameters.length);
    if (raiseField() == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    int polls = parameters[0] & 0xFF;
    Duration atMost =
        polls == RadioField.ENDLESS
            ? ENDLESS
            : PERIOD.multipliedBy((long) polls * parameters[1] * types.length);
    Patience.End end = patience.await(() -> !polled(types).isEmpty(), atMost);
    if (end == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    List<LyingCard> found = polled(types);
    List<LyingCard> chosen = found.subList(0, Math.min(RadioField.MAXIMUM_TARGETS, found.size()));
    if (letPass(field.activation(chosen)) == Patience.End.CALLED_OFF) {
      return new Outcome.CalledOff();
    }
    List<Target> targets = field.activate(chosen);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(targets.size());
    for (Target target : targets) {
      byte[] data = described(target);
      answer.write(type(target.card()));
      answer.write(data.length);
      answer.writeBytes(data);
    }
    return Outcome.Answer.of(answer.toByteArray());
  }

  private Patience.End raiseField() throws InterruptedException {
    boolean rising = !field.isOn();
    field.setOn(true);
    return rising ? letPass(field.timing().fieldRising()) : Patience.End.ELAPSED;
  }

  private Patience.End letPass(Duration duration) throws InterruptedException {
    return duration.isZero() ? Patience.End.ELAPSED : patience.await(() -> false, duration);
  }

  private List<LyingCard> polled(byte[] types) {
    return field.antenna().cards().stream()
        .filter(
            card -> {
              for (byte type : types) {
                if (type == POLL_ANY_TYPE_A || type == type(card)) {
                  return true;
                }
              }
              return false;
            })
        .toList();
  }

  private static int type(LyingCard card) {
    return card.activation().isProcessorCard() ? POLL_BLOCK_PROTOCOL : POLL_CLASSIC;
  }

  /** Every card, or those with the identifier that the host asks for, with its cascade tags. */
  private List<LyingCard> matching(byte[] wanted) {
    return field.antenna().cards().stream()
        .filter(card -> wanted.length == 0 || Arrays.equals(wanted, cascaded(card)))
        .toList();
  }

  private static byte[] cascaded(LyingCard card) {
    byte[] identifier = card.uniqueIdentifier().toArray();
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    int next = 0;
    while (identifier.length - next > 4) {
      result.write(CASCADE_TAG);
      result.write(identifier, next, 3);
      next += 3;
    }
    result.write(identifier, next, identifier.length - next);
    return result.toByteArray();
  }

  private static byte[] described(Target target) {
    LyingCard card = target.card();
    ByteString identifier = card.uniqueIdentifier();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(target.number());
    data.writeBytes(card.activation().answerToRequest().toArray());
    data.write(card.activation().selectAcknowledge());
    data.write(identifier.length());
    data.writeBytes(identifier.toArray());
    if (target.usesBlockProtocol()) {
      data.writeBytes(card.activation().answerToSelect().toArray());
    }
    return data.toByteArray();
  }

  private byte select(Target target) {
    if (!field.antenna().holds(target.card())) {
      return RfStatus.TIMEOUT;
    }
    if (!target.isSelected()) {
      target.card().activate();
      target.setSelected(true);
    }
    return RfStatus.OK;
  }

  private byte leave(Target target, boolean forGood) {
    target.setSelected(false);
    if (forGood) {
      field.release(target);
    }
    return RfStatus.OK;
  }

  /** One target, or all of them under the number 0 where leaving is asked for. */
  private Outcome withTarget(byte[] parameters, Action action) {
    if (parameters.length != 1) {
      return new Outcome.SyntaxError();
    }
    if (parameters[0] == 0) {
      field.targets().forEach(action::perform);
      return Outcome.Answer.of(RfStatus.OK);
    }
    Optional<Target> target = field.target(parameters[0]);
    return Outcome.Answer.of(target.map(action::perform).orElse(RfStatus.NOT_ACCEPTABLE_NOW));
  }

  @FunctionalInterface
  private interface Action {
    byte perform(Target target);
  }
}
