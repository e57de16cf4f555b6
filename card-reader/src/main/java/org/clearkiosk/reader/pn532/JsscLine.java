package org.clearkiosk.reader.pn532;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import jssc.SerialPort;
import jssc.SerialPortException;
import jssc.SerialPortTimeoutException;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.jspecify.annotations.Nullable;

/**
 * A serial line by jSSC, used only in ways in which it keeps its word. Its un-timed read never
 * returns after a hang-up, its timed read keeps a core busy, its listener and {@code isOpen} never
 * tell of a hang-up, and {@code setParams} returns false where there are no modem lines. So the
 * kernel is waited for where that is possible ({@link JsscDescriptor}); elsewhere the port is asked
 * from time to time how many bytes there are, which costs little and fails as soon as the device is
 * gone, and only bytes that are there are read.
 */
final class JsscLine implements SerialLine {
  /** The most bytes of one read; more than any frame. */
  static final int MOST_BYTES = 512;

  /**
   * The most bytes that are written while nothing comes back. Any driver's buffer takes as many at
   * once, so that no write ever waits for the other end.
   */
  static final int MOST_UNANSWERED = 2048;

  private static final int READ_TIMEOUT_MILLISECONDS = 100;
  private static final long SHORTEST_PAUSE = 20_000;
  private static final long LONGEST_PAUSE = 5_000_000;

  /**
   * A pause is this part of the wait so far: the longer it takes, the less another look matters.
   */
  private static final int PAUSE_PART = 2;

  /** How long one wait in the kernel lasts at most; a line that is given up is noticed then. */
  private static final long LONGEST_WAIT = 50_000_000;

  private final SerialPort port;
  private final Optional<JsscDescriptor> descriptor;
  private volatile @Nullable Thread waiting;
  private volatile boolean cancelled;
  private int unanswered;

  /** On a port that is open. */
  JsscLine(SerialPort port) {
    this.port = port;
    this.descriptor = JsscDescriptor.on(port);
  }

  /** Sets the line's parameters and drops what waits in either direction. */
  void prepare(int baud) throws LineException {
    try {
      // Both return false where there are no modem lines, having done what matters
      port.setParams(
          baud, SerialPort.DATABITS_8, SerialPort.STOPBITS_1, SerialPort.PARITY_NONE, false, false);
      port.setFlowControlMode(SerialPort.FLOWCONTROL_NONE);
      port.purgePort(SerialPort.PURGE_RXCLEAR | SerialPort.PURGE_TXCLEAR);
    } catch (SerialPortException e) {
      throw gone(e);
    }
  }

  @Override
  public void write(byte[] bytes) throws LineException {
    checkNotCancelled();
    unanswered += bytes.length;
    if (unanswered > MOST_UNANSWERED) {
      throw new LineException(Why.SERVICE_NOT_ANSWERING, "Nothing answers on the line.");
    }
    try {
      if (!port.writeBytes(bytes)) {
        throw new LineException(Why.UNPLUGGED, "The line takes nothing.");
      }
    } catch (SerialPortException e) {
      throw gone(e);
    }
  }

  @Override
  public byte[] read(long nanoseconds) throws LineException {
    long start = System.nanoTime();
    waiting = Thread.currentThread();
    try {
      while (true) {
        checkNotCancelled();
        long elapsed = System.nanoTime() - start;
        long remaining = Math.max(0, nanoseconds - elapsed);
        byte[] bytes =
            descriptor.isPresent()
                ? descriptor.get().read(Math.min(LONGEST_WAIT, remaining))
                : look();
        if (bytes.length > 0) {
          unanswered = 0;
          return bytes;
        }
        if (remaining == 0 || Thread.currentThread().isInterrupted()) {
          return bytes;
        }
        if (descriptor.isEmpty()) {
          long pause = Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, elapsed / PAUSE_PART));
          LockSupport.parkNanos(this, Math.min(pause, remaining));
        }
      }
    } finally {
      waiting = null;
    }
  }

  /** What is there at the moment. */
  private byte[] look() throws LineException {
    try {
      int available = port.getInputBufferBytesCount();
      return available > 0
          ? port.readBytes(Math.min(available, MOST_BYTES), READ_TIMEOUT_MILLISECONDS)
          : new byte[0];
    } catch (SerialPortException e) {
      throw gone(e);
    } catch (SerialPortTimeoutException e) {
      // Bytes that were counted and are no longer there
      throw new LineException(Why.UNPLUGGED, "The line lost what had come.", e);
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    LockSupport.unpark(waiting);
  }

  @Override
  public void close() {
    try {
      port.closePort();
    } catch (SerialPortException e) {
      // The device is gone, and with it what there was to close
      cancelled = true;
    }
  }

  private void checkNotCancelled() throws LineException {
    if (cancelled) {
      throw new LineException(Why.UNPLUGGED, "The line was given up.");
    }
  }

  private static LineException gone(SerialPortException e) {
    return new LineException(Why.UNPLUGGED, "The line is gone: " + e.getExceptionType(), e);
  }
}
