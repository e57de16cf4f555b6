package org.clearkiosk.sim.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.clearkiosk.sim.vpcd.SlotStatus;

/**
 * The state of a simulator at one moment.
 *
 * @param daemonRunning whether the private pcscd runs
 * @param socket what PC/SC clients are given as {@code PCSCLITE_CSOCK_NAME}
 * @param readers the reader slots in order
 * @param serial the serial reader
 * @param proxy the proxy on the way to the server; empty when none is open
 */
public record SimulatorStatus(
    boolean daemonRunning,
    Path socket,
    List<Reader> readers,
    SerialReader.State serial,
    Optional<Proxy> proxy) {
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

  /**
   * The proxy on the way to the server.
   *
   * @param port where it listens on 127.0.0.1
   * @param server where it leads, as host and port
   * @param connections how many are passed through now
   * @param fault the mishap that is set
   */
  public record Proxy(int port, String server, int connections, NetworkFault fault) {}
}
