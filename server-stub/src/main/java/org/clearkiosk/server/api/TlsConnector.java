package org.clearkiosk.server.api;

import java.security.KeyStore;
import java.security.cert.CRL;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** How the server listens: HTTP/1.1 over TLS 1.3 or 1.2, with bounded sizes, times and numbers. */
final class TlsConnector {
  private static final int HEADER_BYTES = 8 * 1024;
  private static final long IDLE_MILLISECONDS = 30_000;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int ACCEPT_QUEUE = 128;

  /** TLS 1.2's suites with forward secrecy and authenticated encryption; all of TLS 1.3's. */
  private static final String[] CIPHER_SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  private final HttpServer.Address address;
  private final HttpServer.Tls settings;

  TlsConnector(HttpServer.Address address, HttpServer.Tls settings) {
    this.address = address;
    this.settings = settings;
  }

  ServerConnector on(Server server) {
    SslContextFactory.Server tls = new TrustingTerminals(settings.terminals());
    tls.setKeyStore(settings.keys());
    tls.setKeyStorePassword(settings.password());
    // who shows none may look whether the server is alive, enrol, or check a receipt; see ADR 0015
    tls.setWantClientAuth(true);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    tls.setIncludeCipherSuites(CIPHER_SUITES);
    tls.setRenegotiationAllowed(false);
    // a terminal checks the certificate against the name by which it calls; which of the server's
    // names that is does not matter here
    tls.setSniRequired(false);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setResponseHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLISECONDS);
    http.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    connector.setHost(address.bind());
    connector.setPort(address.port());
    connector.setIdleTimeout(IDLE_MILLISECONDS);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    return connector;
  }

  /** Asks the connection's other end for a certificate that the given manager takes. */
  private static final class TrustingTerminals extends SslContextFactory.Server {
    private final X509TrustManager terminals;

    TrustingTerminals(X509TrustManager terminals) {
      this.terminals = terminals;
    }

    @Override
    protected TrustManager[] getTrustManagers(
        @Nullable KeyStore trusted, @Nullable Collection<? extends CRL> revoked) {
      return new TrustManager[] {terminals};
    }
  }
}
