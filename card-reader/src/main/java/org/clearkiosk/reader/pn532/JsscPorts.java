package org.clearkiosk.reader.pn532;

import jssc.SerialPort;
import jssc.SerialPortException;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** Serial lines by jSSC, which brings its native library along. */
final class JsscPorts implements SerialPorts {

  @Override
  public SerialLine open(String device, int baud) throws LineException {
    SerialPort port;
    try {
      port = new SerialPort(device);
      port.openPort();
    } catch (SerialPortException e) {
      throw failure(e);
    } catch (LinkageError e) {
      throw new LineException(
          Why.NOT_USABLE,
          "The serial library cannot be loaded. It unpacks itself to java.io.tmpdir, which must be"
              + " writable and executable; or name its folder with -Djssc.boot.library.path=FOLDER.",
          e);
    }
    JsscLine line = new JsscLine(port);
    try {
      line.prepare(baud);
      return line;
    } catch (LineException e) {
      line.close();
      throw e;
    }
  }

  static LineException failure(SerialPortException e) {
    String message = "Opening: " + e.getExceptionType();
    return switch (e.getExceptionType()) {
      case SerialPortException.TYPE_PORT_NOT_FOUND -> new LineException(Why.NO_READER, message, e);
      case SerialPortException.TYPE_PERMISSION_DENIED ->
          new LineException(Why.NOT_PERMITTED, message, e);
      case SerialPortException.TYPE_PORT_BUSY -> LineException.inUse(message, e);
      default -> new LineException(Why.SERVICE_NOT_ANSWERING, message, e);
    };
  }
}
