package org.clearkiosk.reader.pn532;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jssc.SerialPort;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file descriptor of a serial port that jSSC has opened: waits in the kernel until bytes are
 * there or the device has gone (POSIX {@code poll}), and takes what is there in one call. jSSC has
 * no wait that ends, and asks three times before it reads. Only on Linux of 64 bits; elsewhere a
 * line is looked at from time to time.
 */
final class JsscDescriptor {
  private static final Logger LOG = LoggerFactory.getLogger(JsscDescriptor.class);

  /** {@code struct pollfd}: int fd, short events, short revents. */
  private static final int ENTRY_LENGTH = 8;

  private static final int EVENTS = 4;
  private static final int RETURNED_EVENTS = 6;
  private static final short POLLIN = 1;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final NativeLong MOST = new NativeLong(JsscLine.MOST_BYTES);
  private static final NativeLong ONE_ENTRY = new NativeLong(1);
  private static final boolean AVAILABLE = register();

  private final Memory entry = new Memory(ENTRY_LENGTH);
  private final Memory bytes = new Memory(JsscLine.MOST_BYTES);
  private final int descriptor;

  private JsscDescriptor(int descriptor) {
    this.descriptor = descriptor;
    entry.setInt(0, descriptor);
    entry.setShort(EVENTS, POLLIN);
  }

  /** For an open port; empty where there is no such wait. */
  static Optional<JsscDescriptor> on(SerialPort port) {
    if (!AVAILABLE) {
      return Optional.empty();
    }
    try {
      // jSSC keeps the file descriptor to itself; on Linux its handle is no more than that
      Field handle = SerialPort.class.getDeclaredField("portHandle");
      handle.setAccessible(true);
      return Optional.of(new JsscDescriptor(Math.toIntExact(handle.getLong(port))));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("A serial line is looked at from time to time: jSSC has changed its inside.", e);
      return Optional.empty();
    }
  }

  /**
   * Waits for bytes and takes them.
   *
   * @param nanoseconds how long at most, rounded up to a millisecond; 0 only looks
   * @return what has come; empty when nothing came in time
   * @throws LineException when the device has gone
   */
  byte[] read(long nanoseconds) throws LineException {
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(nanoseconds + 999_999);
    if (poll(entry, ONE_ENTRY, (int) Math.min(Integer.MAX_VALUE, milliseconds)) <= 0) {
      return new byte[0];
    }
    if ((entry.getShort(RETURNED_EVENTS) & POLLIN) != 0) {
      int count = read(descriptor, bytes, MOST).intValue();
      if (count > 0) {
        return bytes.getByteArray(0, count);
      }
      int error = Native.getLastError();
      if (count < 0 && (error == EAGAIN || error == EINTR)) {
        return new byte[0];
      }
    }
    // POLLERR, POLLHUP or POLLNVAL, or a readable end of the file
    throw new LineException(Why.UNPLUGGED, "The line was hung up.");
  }

  private static boolean register() {
    if (!Platform.isLinux() || !Platform.is64Bit()) {
      return false;
    }
    try {
      Native.register(JsscDescriptor.class, Platform.C_LIBRARY_NAME);
      return true;
    } catch (LinkageError e) {
      LOG.warn(
          "Serial lines are looked at from time to time: JNA's native library cannot be loaded."
              + " java.io.tmpdir must be writable and executable.",
          e);
      return false;
    }
  }

  private static native int poll(Pointer entries, NativeLong count, int milliseconds);

  private static native NativeLong read(int descriptor, Pointer bytes, NativeLong count);
}
