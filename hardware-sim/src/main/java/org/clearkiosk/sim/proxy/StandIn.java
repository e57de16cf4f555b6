package org.clearkiosk.sim.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.NetworkFault;

/** Answers one connection in the server's place. */
final class StandIn {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAXIMUM_HEAD = 64 * 1024;
  private static final int MAXIMUM_BODY = 1024 * 1024;
  private static final int GARBAGE = 400;
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("(?i)\r\ncontent-length:[ \t]*([0-9]{1,7})\r\n");

  private final String host;
  private final Optional<Authority> authority;

  /**
   * Answers as a server of that host would.
   *
   * @param authority that the clients trust; empty for none
   */
  StandIn(String host, Optional<Authority> authority) {
    this.host = host;
    this.authority = authority;
  }

  /** Whether this fault can happen here. */
  void check(NetworkFault fault) {
    boolean needsAuthority =
        fault instanceof NetworkFault.ServerError
            || fault instanceof NetworkFault.ExpiredCertificate;
    if (needsAuthority && authority.isEmpty()) {
      throw new IllegalArgumentException(
          "\""
              + fault.text()
              + "\" answers in the server's place, for which the proxy needs the key of the"
              + " authority that the kiosk trusts: bin/sim proxy start … --authority FOLDER");
    }
  }

  static boolean answers(NetworkFault fault) {
    return fault instanceof NetworkFault.Garbage
        || fault instanceof NetworkFault.ServerError
        || fault instanceof NetworkFault.ExpiredCertificate;
  }

  void answer(Socket client, NetworkFault fault) throws IOException, GeneralSecurityException {
    client.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    if (authority.isEmpty()) {
      client.getOutputStream().write(garbage(fault));
      return;
    }
    boolean expired = fault instanceof NetworkFault.ExpiredCertificate;
    SSLContext context =
        expired
            ? authority.get().expired(host, Instant.now())
            : authority.get().forHost(host, Instant.now());
    try (SSLSocket greeted =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(client, client.getInetAddress().getHostAddress(), 0, true)) {
      greeted.setUseClientMode(false);
      greeted.startHandshake();
      readRequest(greeted.getInputStream());
      OutputStream output = greeted.getOutputStream();
      output.write(
          fault instanceof NetworkFault.ServerError error
              ? gatewayPage(error.status())
              : garbage(fault));
      output.flush();
    }
  }

  private static byte[] garbage(Fault fault) {
    byte[] bytes = new byte[GARBAGE];
    new Random(fault instanceof NetworkFault.Garbage garbage ? garbage.seed() : 0).nextBytes(bytes);
    return bytes;
  }

  /** What a gateway says when the server behind it is gone: a page for people. */
  private static byte[] gatewayPage(int status) {
    String page = "<html><body><h1>" + status + "</h1><hr>gateway</body></html>\r\n";
    return String.format(
            Locale.ROOT,
            "HTTP/1.1 %d Gateway says no\r\nContent-Type: text/html\r\nContent-Length: %d\r\n"
                + "Connection: close\r\n\r\n%s",
            status,
            page.length(),
            page)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void readRequest(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0 || head.length() > MAXIMUM_HEAD) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    Matcher length = CONTENT_LENGTH.matcher(head);
    if (length.find()) {
      input.skipNBytes(Math.min(MAXIMUM_BODY, Integer.parseInt(length.group(1))));
    }
  }
}
