package org.clearkiosk.reader.pn532;

/**
 * A serial device of this machine.
 *
 * @param device its path or name, for example {@code /dev/ttyUSB0} or {@code COM3}
 * @param stableName a path that stays the same whichever socket it is plugged into, if the system
 *     gives it one ({@code /dev/serial/by-id/…}); otherwise the same as {@code device}
 * @param description what the system says of it, for example {@code 1a86:7523 USB Serial}; empty
 *     when it says nothing
 */
public record SerialDevice(String device, String stableName, String description) {}
