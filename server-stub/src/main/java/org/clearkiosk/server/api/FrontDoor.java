package org.clearkiosk.server.api;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

/**
 * Where callers come in, and how far the server puts up with them before it knows who they are.
 *
 * @param address where it listens
 * @param connectionsPerAddress how many connections one address may have open at once; 0 for as
 *     many as there are at all. Callers on this machine are not counted: a proxy or a tunnel may
 *     bring everyone from there
 * @param proxies the addresses of the proxies before the server: their connections, and no others,
 *     begin with the PROXY protocol's header, which says who calls
 * @param patience how long it waits for what is due
 * @param bodies how much memory what is sent may take
 */
public record FrontDoor(
    HttpServer.Address address,
    int connectionsPerAddress,
    Set<InetAddress> proxies,
    Patience patience,
    Bodies bodies) {
  /** All connections of a server together, in whoever's name. */
  public static final int MOST_CONNECTIONS = 2_000;

  /**
   * Room for a campus whose terminals all come from one address (NAT), 250 of them with two
   * connections each; and one address leaves three quarters of the connections to others.
   */
  public static final int USUAL_PER_ADDRESS = 500;

  /** Copies what it is given. */
  public FrontDoor {
    proxies = Set.copyOf(proxies);
    if (connectionsPerAddress < 0 || connectionsPerAddress > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("there are 0 to " + MOST_CONNECTIONS + " connections");
    }
  }

  /** With the usual bounds, and without a proxy. */
  public static FrontDoor at(HttpServer.Address address) {
    return new FrontDoor(address, USUAL_PER_ADDRESS, Set.of(), Patience.USUAL, Bodies.USUAL);
  }

  /**
   * By when what is due has to be there as a whole, however steadily its bytes arrive.
   *
   * @param head from the connection's beginning to the end of the first request's head; what a
   *     proxy says and the handshake of TLS lie in it
   * @param nextHead from an answer's end to the end of the next request's head; longer than a
   *     connection may idle
   * @param body from the end of a head to the end of its body
   * @param answer from the end of a body until the answer is taken
   */
  public record Patience(Duration head, Duration nextHead, Duration body, Duration answer) {
    /** What any terminal and source system keeps, on any network that is worth its name. */
    public static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60));
  }

  /**
   * The memory for bodies that are being sent or worked on, of all requests together. Terminals
   * have theirs apart, so that nobody else can take it from them.
   *
   * @param ofTerminals bytes for who shows a terminal's certificate
   * @param ofOthers bytes for everyone else: any of them may write something into {@code
   *     Authorization}, and whether it is a token is only known later
   */
  public record Bodies(long ofTerminals, long ofOthers) {
    /**
     * A terminal's message has some 2 KiB. The others have more than the connections of one address
     * can hold, {@value FrontDoor#USUAL_PER_ADDRESS} bodies of 64 KiB.
     */
    public static final Bodies USUAL = new Bodies(16 * 1024 * 1024, 40 * 1024 * 1024);
  }
}
