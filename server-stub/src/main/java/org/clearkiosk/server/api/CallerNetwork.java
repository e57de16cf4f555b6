package org.clearkiosk.server.api;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * By what callers are counted: an IPv4 address, or the network of an IPv6 address. Whoever has one
 * address of IPv6 has as many as they like with the same first 64 bits.
 */
final class CallerNetwork {
  private static final int NETWORK_BYTES = 8;

  private CallerNetwork() {}

  /** Of who sent a request; behind a proxy, of who the proxy says. */
  static String of(Context context) {
    try {
      // an address as digits: no name is looked up
      return of(InetAddress.getByName(context.req().getRemoteAddr()));
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Of an address. */
  static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.ofDelimiter(":").formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }
}
