package org.clearkiosk.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * The addresses that may be connected to. Looked at where the connection is made and not before: a
 * name can lead elsewhere the next time it is asked for.
 */
final class Addresses implements Dns {
  private static final Addresses PUBLIC_ONLY = new Addresses();

  private Addresses() {}

  /** All addresses, or public ones only. */
  static Dns allowed(boolean privateAllowed) {
    return privateAllowed ? Dns.SYSTEM : PUBLIC_ONLY;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> open =
        Dns.SYSTEM.lookup(host).stream().filter(address -> !isPrivate(address)).toList();
    if (open.isEmpty()) {
      throw new PrivateAddressException();
    }
    return open;
  }

  /** The name leads to this machine or to a private network only. */
  static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateAddressException() {
      super("an address of this machine or a private network");
    }
  }

  /** Whether a host is written as an address, and that is of a private network. */
  static boolean isLiteralOfPrivateNetwork(String host) {
    if (!host.contains(":") && !host.matches("[0-9.]+")) {
      return host.equals("localhost") || host.endsWith(".localhost");
    }
    try {
      // an address that is written in digits is not asked for anywhere
      return isPrivate(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /** Loopback, link-local, private or for special use (RFC 6890). */
  static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isSpecial(address.getAddress());
  }

  private static boolean isSpecial(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (bytes.length == 4) {
      return first == 0
          || first >= 240
          || (first == 100 && second >= 64 && second < 128)
          || (first == 192 && second == 0 && bytes[2] == 0)
          || (first == 198 && (second == 18 || second == 19));
    }
    // unique local; and what leads into IPv4 by translation or a tunnel (64:ff9b::/16, 2002::/16)
    return (first & 0xfe) == 0xfc
        || (first == 0x00 && second == 0x64)
        || (first == 0x20 && second == 0x02)
        || isEmbedded(bytes);
  }

  /** IPv4 within IPv6 in its oldest forms: the first 80 bits are zero. */
  private static boolean isEmbedded(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
