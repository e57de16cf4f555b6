package org.clearkiosk.sim.pn532;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** The commands about the chip itself (7.2) and its field (7.3.1). */
final class DeviceCommands {
  /** IC PN532, version 1.6, ISO/IEC 14443 A and B and ISO 18092 (7.2.2). */
  private static final byte[] FIRMWARE = {0x32, 0x01, 0x06, 0x07};

  private static final int DIAGNOSE_LINE = 0x00;
  private static final int DIAGNOSE_ROM = 0x01;
  private static final int DIAGNOSE_RAM = 0x02;
  private static final int DIAGNOSE_ATTENTION = 0x06;
  private static final int AUTOMATIC_SELECT = 0x10;

  /** By their codes (7.2.8). */
  private static final int[] BAUD_RATES = {
    9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600, 1_288_000
  };

  private static final int ITEM_FIELD = 0x01;
  private static final int ITEM_TIMEOUTS = 0x02;
  private static final int ITEM_RETRIES = 0x05;
  private static final Map<Integer, Integer> ITEM_LENGTHS =
      Map.of(0x01, 1, 0x02, 3, 0x04, 1, 0x05, 3, 0x0A, 11, 0x0B, 8, 0x0C, 3, 0x0D, 9);

  private final RadioField field;
  private final IntConsumer rates;
  private final Map<Integer, Byte> registers = new HashMap<>();

  /**
   * The commands of one chip.
   *
   * @param rates takes the rate, in bits a second, that is agreed on with the host
   */
  DeviceCommands(RadioField field, IntConsumer rates) {
    this.field = field;
    this.rates = rates;
  }

  Map<Integer, Command> byCode() {
    return Map.of(
        0x00, this::diagnose,
        0x02, parameters -> parameters.length == 0 ? Outcome.Answer.of(FIRMWARE) : wrong(),
        0x04, this::generalStatus,
        0x06, this::readRegister,
        0x08, this::writeRegister,
        0x10, this::setSerialBaudRate,
        0x12, this::setParameters,
        0x14, this::configureSecurityModule,
        0x16, this::powerDown,
        0x32, this::configureField);
  }

  private Outcome diagnose(byte[] parameters) {
    if (parameters.length == 0) {
      return wrong();
    }
    return switch (parameters[0]) {
      case DIAGNOSE_LINE -> Outcome.Answer.of(parameters);
      case DIAGNOSE_ROM, DIAGNOSE_RAM -> Outcome.Answer.of(RfStatus.OK);
      case DIAGNOSE_ATTENTION -> Outcome.Answer.of(attention());
      default -> wrong();
    };
  }

  /** Whether the card of ISO/IEC 14443-4 that was taken up is still there. */
  private byte attention() {
    return field
        .target(1)
        .filter(Target::usesBlockProtocol)
        .map(target -> field.antenna().reaches(target.card()) ? RfStatus.OK : RfStatus.TIMEOUT)
        .orElse(RfStatus.NOT_ACCEPTABLE_NOW);
  }

  /** No error, external field absent, the targets at 106 kbit/s, SAM idle (7.2.3). */
  private Outcome generalStatus(byte[] parameters) {
    if (parameters.length != 0) {
      return wrong();
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(0);
    answer.write(0);
    answer.write(field.targets().size());
    for (Target target : field.targets()) {
      answer.writeBytes(new byte[] {(byte) target.number(), 0, 0, 0});
    }
    answer.write(0x80);
    return Outcome.Answer.of(answer.toByteArray());
  }

  private Outcome readRegister(byte[] parameters) {
    if (parameters.length == 0 || parameters.length % 2 != 0) {
      return wrong();
    }
    byte[] values = new byte[parameters.length / 2];
    for (int index = 0; index < values.length; index++) {
      values[index] = registers.getOrDefault(address(parameters, 2 * index), (byte) 0);
    }
    return Outcome.Answer.of(values);
  }

  private Outcome writeRegister(byte[] parameters) {
    if (parameters.length == 0 || parameters.length % 3 != 0) {
      return wrong();
    }
    for (int index = 0; index < parameters.length; index += 3) {
      registers.put(address(parameters, index), parameters[index + 2]);
    }
    return Outcome.Answer.of();
  }

  private static int address(byte[] parameters, int index) {
    return (parameters[index] & 0xFF) << 8 | (parameters[index + 1] & 0xFF);
  }

  /** A pseudo-terminal has no rate, so every rate that exists is agreed to, and kept to (7.2.8). */
  private Outcome setSerialBaudRate(byte[] parameters) {
    if (parameters.length != 1 || parameters[0] < 0 || parameters[0] >= BAUD_RATES.length) {
      return wrong();
    }
    rates.accept(BAUD_RATES[parameters[0]]);
    return Outcome.Answer.of();
  }

  private Outcome setParameters(byte[] parameters) {
    if (parameters.length != 1) {
      return wrong();
    }
    field.setAutomaticSelect((parameters[0] & AUTOMATIC_SELECT) != 0);
    return Outcome.Answer.of();
  }

  /** Modes 1 … 4, a time-out where there is one, an interrupt line where one is named (7.2.10). */
  private Outcome configureSecurityModule(byte[] parameters) {
    boolean known =
        parameters.length >= 1
            && parameters.length <= 3
            && parameters[0] >= 1
            && parameters[0] <= 4;
    return known ? Outcome.Answer.of() : wrong();
  }

  private Outcome powerDown(byte[] parameters) {
    if (parameters.length < 1 || parameters.length > 2) {
      return wrong();
    }
    field.setOn(false);
    return new Outcome.AnswerThenSleep(Outcome.Answer.of(RfStatus.OK));
  }

  private Outcome configureField(byte[] parameters) {
    if (parameters.length == 0) {
      return wrong();
    }
    int item = parameters[0] & 0xFF;
    if (ITEM_LENGTHS.getOrDefault(item, -1) != parameters.length - 1) {
      return wrong();
    }
    if (item == ITEM_FIELD) {
      field.setOn((parameters[1] & 1) != 0);
    } else if (item == ITEM_TIMEOUTS) {
      return field.setOwnProtocolTimeout(parameters[3] & 0xFF) ? Outcome.Answer.of() : wrong();
    } else if (item == ITEM_RETRIES) {
      field.setActivationRetries(parameters[3] & 0xFF);
    }
    return Outcome.Answer.of();
  }

  private static Outcome wrong() {
    return new Outcome.SyntaxError();
  }
}
