package org.clearkiosk.sim.bench;

import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.vpcd.SlotStatus;

/**
 * The state of a simulator at one moment.
 *
 * @param daemonRunning whether the private pcscd runs
 * @param socket what PC/SC clients are given as {@code PCSCLITE_CSOCK_NAME}
 * @param readers the reader slots in order
 * @param serial the serial reader
 */
public record SimulatorStatus(
    boolean daemonRunning, Path socket, List<Reader> readers, SerialReader.State serial) {
  /** Keeps a copy of the list. */
  public SimulatorStatus {
    readers = List.copyOf(readers);
  }

  /**
   * One reader slot.
   *
   * @param name as PC/SC clients see it
   * @param plugged whether the reader is plugged in
   * @param slot what lies on it
   * @param fault the mishap that is set
   */
  public record Reader(String name, boolean plugged, SlotStatus slot, CardFault fault) {}
}
