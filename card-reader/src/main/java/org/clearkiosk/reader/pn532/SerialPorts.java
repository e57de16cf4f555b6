package org.clearkiosk.reader.pn532;

/** Opens serial lines. */
interface SerialPorts {
  /**
   * Opens a device with 8 data bits, no parity, one stop bit and no flow control.
   *
   * @param device its path or name, as the system writes it
   * @param baud bits a second
   * @throws LineException when it cannot be opened
   */
  SerialLine open(String device, int baud) throws LineException;
}
