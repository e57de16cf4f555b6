package org.clearkiosk.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * Whom the terminals ask.
 *
 * @param addresses servers on one database, at least one; a terminal asks the next when one does
 *     not answer
 * @param authority whom it trusts
 */
public record Servers(List<InetSocketAddress> addresses, X509Certificate authority) {
  public Servers {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("addresses: at least one");
    }
  }

  /** Servers at these URLs ({@code https://HOST:PORT}) with the authority of a data folder. */
  public static Servers of(ServerData data, String... urls) throws IOException {
    return of(data.folder().resolve("tls").resolve("ca.pem"), urls);
  }

  /** Servers at these URLs with the authority out of a PEM file. */
  public static Servers of(Path authority, String... urls) throws IOException {
    try (InputStream pem = Files.newInputStream(authority)) {
      return new Servers(
          Arrays.stream(urls).map(Servers::address).toList(),
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
    } catch (GeneralSecurityException e) {
      throw new IOException(authority + " is no certificate", e);
    }
  }

  private static InetSocketAddress address(String url) {
    URI uri = URI.create(url);
    return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
  }
}
