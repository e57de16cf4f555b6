package org.clearkiosk.kiosk.app;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the terminal is, by datagrams to the socket that it names (sd_notify(3),
 * "Notes", where the protocol is promised to stay). Java has no datagrams over such sockets, so the
 * system's own functions are called. Where no systemd asks, no one is told anything.
 */
final class ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

  /** Names the socket. */
  static final String VARIABLE = "NOTIFY_SOCKET";

  /** Everything runs. */
  static final String READY = "READY=1";

  /** It is going to end. */
  static final String STOPPING = "STOPPING=1";

  /** All threads are at work; systemd wants to hear it again within {@code WatchdogSec=}. */
  static final String ALIVE = "WATCHDOG=1";

  // socket(2), send(2), as Linux numbers them on every architecture that Java runs on
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_DONTWAIT_AND_NOSIGNAL = 0x4040;

  /** The room for a path in {@code struct sockaddr_un}. */
  private static final int MOST_PATH = 108;

  private final byte @Nullable [] address;
  private boolean complained;

  private ServiceManager(byte @Nullable [] address) {
    this.address = address;
  }

  /**
   * The one that started this process.
   *
   * @param socket the value of {@link #VARIABLE}; null or empty where there is none
   */
  static ServiceManager at(@Nullable String socket) {
    if (socket == null || socket.isEmpty()) {
      return new ServiceManager(null);
    }
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    if (path.length >= MOST_PATH || (path[0] != '/' && path[0] != '@')) {
      LOG.warn("{} names no socket that this system can have; systemd is told nothing", VARIABLE);
      return new ServiceManager(null);
    }
    if (path[0] == '@') {
      // Linux's abstract sockets have no file
      path[0] = 0;
    }
    ByteBuffer address =
        ByteBuffer.allocate(Short.BYTES + path.length).order(ByteOrder.nativeOrder());
    address.putShort(AF_UNIX).put(path);
    return new ServiceManager(address.array());
  }

  /** Tells one thing; never waits and never fails, the log says once when it cannot be told. */
  synchronized void tell(String what) {
    if (address == null) {
      return;
    }
    try {
      send(what.getBytes(StandardCharsets.UTF_8), address);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      complain(e.toString());
    }
  }

  private void send(byte[] message, byte[] to) {
    NativeLibrary system = NativeLibrary.getProcess();
    int socket = function(system, "socket").invokeInt(new Object[] {(int) AF_UNIX, SOCK_DGRAM, 0});
    if (socket < 0) {
      complain("socket: error " + Native.getLastError());
      return;
    }
    NativeLong length = new NativeLong(message.length);
    Object[] arguments = {socket, message, length, MSG_DONTWAIT_AND_NOSIGNAL, to, to.length};
    if (function(system, "sendto").invokeInt(arguments) < 0) {
      complain("sendto: error " + Native.getLastError());
    }
    function(system, "close").invokeInt(new Object[] {socket});
  }

  private static Function function(NativeLibrary system, String name) {
    return system.getFunction(name);
  }

  private void complain(String why) {
    if (!complained) {
      complained = true;
      LOG.warn("systemd cannot be told how the terminal is: {}", why);
    }
  }
}
