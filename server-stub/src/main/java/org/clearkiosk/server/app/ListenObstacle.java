package org.clearkiosk.server.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import org.clearkiosk.server.api.HttpServer;

/** Why a server cannot listen where it is told to. */
public enum ListenObstacle {
  /** Another process has the port: it may be free again later. */
  IN_USE(
      ExitCodes.PORT_IN_USE,
      "port %2$d on %1$s is in use: end what uses it, or choose another with --port or"
          + " --metrics-port"),

  /** No interface of the machine has the address: it may come, as one that two machines share. */
  NOT_OF_THIS_MACHINE(
      ExitCodes.PORT_IN_USE,
      "%1$s is no address of this machine now: name one that \"ip address\" lists, or 0.0.0.0 for"
          + " all of them, with --bind or --metrics-bind"),

  /** What is to be an address is a name that nobody knows. */
  UNKNOWN_NAME(
      ExitCodes.WRONG_USE,
      "%1$s is neither an address nor a name that this machine knows: write an address of this"
          + " machine, as 192.0.2.7, with --bind or --metrics-bind"),

  /** The port is one of the low ones, which are for those with a right to them. */
  NOT_PERMITTED(
      ExitCodes.WRONG_USE,
      "this user may not listen on port %2$d: choose one above 1023 with --port or --metrics-port, or"
          + " give the server the right to it (systemd: AmbientCapabilities=CAP_NET_BIND_SERVICE)");

  private static final int FIRST_FOR_EVERYONE = 1024;
  private static final int ANY = 0;

  private final int exitCode;
  private final String words;

  ListenObstacle(int exitCode, String words) {
    this.exitCode = exitCode;
    this.words = words;
  }

  /**
   * What stood in the way of a port.
   *
   * @param failure with which it was not to be had
   */
  static ListenObstacle of(HttpServer.Address address, IOException failure) {
    Optional<ListenObstacle> atAddress = of(address.bind());
    if (atAddress.isPresent()) {
      return atAddress.get();
    }
    // Java has no other word for it than the system's, which may be in another language
    String said = String.valueOf(failure.getMessage());
    boolean refused =
        said.contains("ermission denied")
            || (address.port() < FIRST_FOR_EVERYONE && !said.contains("in use"));
    return refused ? NOT_PERMITTED : IN_USE;
  }

  /** What stands in the way of any port of an address; asks for one, and lets it go. */
  static Optional<ListenObstacle> of(String bind) {
    try (ServerSocket any = new ServerSocket()) {
      any.bind(new HttpServer.Address(bind, ANY).resolved());
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(UNKNOWN_NAME);
    } catch (IOException e) {
      return Optional.of(NOT_OF_THIS_MACHINE);
    }
  }

  /** What to say of it, and how to end. */
  CommandFailure failure(HttpServer.Address address) {
    return new CommandFailure(exitCode, words.formatted(address.bind(), address.port()));
  }
}
