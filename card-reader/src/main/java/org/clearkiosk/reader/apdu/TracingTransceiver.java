package org.clearkiosk.reader.apdu;

import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each exchange to the log at debug level: the command's header, lengths, the status word
 * and the time taken. Data never appear, so a trace can be handed to anyone.
 */
public final class TracingTransceiver implements Transceiver {
  private static final Logger LOG = LoggerFactory.getLogger(TracingTransceiver.class);
  private static final int HEADER_LENGTH = 4;
  private static final int STATUS_LENGTH = 2;

  private final String reader;
  private final Transceiver traced;

  /**
   * @param reader the reader's name, for the log
   * @param traced what does the work
   */
  public TracingTransceiver(String reader, Transceiver traced) {
    this.reader = reader;
    this.traced = traced;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransceiveException {
    if (!LOG.isDebugEnabled()) {
      return traced.transceive(command);
    }
    long start = System.nanoTime();
    try {
      byte[] answer = traced.transceive(command);
      LOG.debug("{}: {} -> {}, {} µs", reader, header(command), ending(answer), microsSince(start));
      return answer;
    } catch (TransceiveException e) {
      LOG.debug("{}: {} -> {}, {} µs", reader, header(command), e.reason(), microsSince(start));
      throw e;
    }
  }

  private static String header(byte[] command) {
    int shown = Math.min(HEADER_LENGTH, command.length);
    return HexFormat.of().withUpperCase().formatHex(command, 0, shown)
        + " +"
        + (command.length - shown);
  }

  private static String ending(byte[] answer) {
    int hidden = Math.max(0, answer.length - STATUS_LENGTH);
    return hidden
        + " bytes, "
        + HexFormat.of().withUpperCase().formatHex(answer, hidden, answer.length);
  }

  private static long microsSince(long start) {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
  }
}
