package org.clearkiosk.reader.pn532;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.dump.Recording;

/**
 * A direct way to a PN532 on a serial line and to the cards at it, for the tools of technicians. A
 * terminal listens with {@link Pn532Reader}.
 *
 * <p>The device is this session's alone until it is closed. Serves one thread.
 */
public final class Pn532Session implements AutoCloseable {
  private static final int GET_FIRMWARE_VERSION = 0x02;
  private static final Duration QUICK = Duration.ofMillis(300);

  private final String device;
  private final SerialLine line;
  private final Pn532 chip;
  private final String firmware;

  private Pn532Session(String device, SerialLine line, Pn532 chip, String firmware) {
    this.device = device;
    this.line = line;
    this.chip = chip;
    this.firmware = firmware;
  }

  /**
   * Opens a serial device and wakes the chip behind it, in about a second at most.
   *
   * @param device its path or name
   * @param baud bits a second; {@link Pn532Configuration#DEFAULT_BAUD} after power-on
   */
  public static Pn532Opening open(String device, int baud) {
    return open(device, baud, new JsscPorts());
  }

  static Pn532Opening open(String device, int baud, SerialPorts ports) {
    SerialLine line;
    try {
      line = ports.open(device, baud);
    } catch (LineException e) {
      String explanation = String.valueOf(e.getMessage());
      return e.isInUse()
          ? new Pn532Opening.InUse(explanation)
          : new Pn532Opening.Failed(e.why(), explanation);
    }
    try {
      Pn532 chip = new Pn532(line);
      chip.start();
      return new Pn532Opening.Opened(new Pn532Session(device, line, chip, firmware(line)));
    } catch (LineException e) {
      line.close();
      return new Pn532Opening.Failed(e.why(), String.valueOf(e.getMessage()));
    }
  }

  /** The device's path or name. */
  public String device() {
    return device;
  }

  /** What the chip says that it is, for example {@code PN532 firmware 1.6}. */
  public String firmware() {
    return firmware;
  }

  /**
   * The cards that lie there, after their field was off for a moment: they have forgotten
   * everything.
   *
   * @return at most two, and two mean that several lie there
   * @throws TransceiveException when the chip does not answer any more
   */
  public List<FoundCard> find() throws TransceiveException {
    try {
      chip.resetField();
      return chip.list().stream().map(FoundCard::new).toList();
    } catch (LineException e) {
      throw gone(e);
    }
  }

  /**
   * A way for APDUs to a card, for as long as it lies there.
   *
   * @param card a processor card of the last {@link #find}
   * @param bound how long each exchange may take
   */
  public Transceiver connect(FoundCard card, Duration bound) {
    return command -> {
      long deadline = System.nanoTime() + bound.toNanos();
      return new Pn532Card(chip, card.target(), device, deadline, bound, Recording.NONE)
          .transceive(command);
    };
  }

  /** Lets go of cards and device; never fails. */
  @Override
  public void close() {
    try {
      chip.release();
    } catch (LineException e) {
      // The chip is gone, and with it what it held
    } finally {
      line.close();
    }
  }

  private static String firmware(SerialLine line) throws LineException {
    Optional<byte[]> answer =
        new FrameExchange(line).command(GET_FIRMWARE_VERSION, new byte[0], QUICK);
    byte[] version = answer.orElse(new byte[0]);
    if (version.length < 3) {
      throw new LineException(Why.SERVICE_NOT_ANSWERING, "The chip does not tell its version.");
    }
    return String.format(
        Locale.ROOT,
        "PN5%02X firmware %d.%d",
        version[0] & 0xFF,
        version[1] & 0xFF,
        version[2] & 0xFF);
  }

  private static TransceiveException gone(LineException e) {
    return new TransceiveException(Reason.READER_GONE, String.valueOf(e.getMessage()));
  }
}
