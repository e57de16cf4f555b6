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
      throw new LineException(why(e), "Opening: " + e.getExceptionType(), e);
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

  private static Why why(SerialPortException e) {
    return switch (e.getExceptionType()) {
      case SerialPortException.TYPE_PORT_NOT_FOUND -> Why.NO_READER;
      case SerialPortException.TYPE_PERMISSION_DENIED -> Why.NOT_PERMITTED;
      default -> Why.SERVICE_NOT_ANSWERING;
    };
  }
}
