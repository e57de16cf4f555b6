package org.clearkiosk.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens: HTTP/1.1 over TLS 1.3 or 1.2, behind the PROXY protocol where it is set
 * to, with bounded sizes, times and numbers.
 */
final class TlsConnector {
  private static final int HEADER_BYTES = 8 * 1024;
  private static final long IDLE_MILLISECONDS = 30_000;

  /** TLS 1.2's suites with forward secrecy and authenticated encryption; all of TLS 1.3's. */
  private static final String[] CIPHER_SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  private final BoundPort port;
  private final FrontDoor door;
  private final HttpServer.Tls settings;
  private final FrontWatch watch;

  TlsConnector(BoundPort port, FrontDoor door, HttpServer.Tls settings, FrontWatch watch) {
    this.port = port;
    this.door = door;
    this.settings = settings;
    this.watch = watch;
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
    Watched connector =
        new Watched(
            server,
            door,
            watch,
            tls,
            new SslConnectionFactory(tls, "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setIdleTimeout(IDLE_MILLISECONDS);
    take(connector);
    server.addBean(new NetworkConnectionLimit(FrontDoor.MOST_CONNECTIONS, connector));
    return connector;
  }

  private void take(ServerConnector connector) {
    try {
      connector.open(port.channel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells its connections' begin and end, and may be given other keys. */
  static final class Watched extends ServerConnector {
    private final OpenConnections connections;
    private final SslContextFactory.Server tls;

    private Watched(
        Server server,
        FrontDoor door,
        FrontWatch watch,
        SslContextFactory.Server tls,
        ConnectionFactory... protocols) {
      super(server, protocols);
      this.tls = tls;
      connections = new OpenConnections(getScheduler(), door, watch);
      addEventListener(connections);
      if (!door.proxies().isEmpty()) {
        addFirstConnectionFactory(new TrustedProxies(door.proxies(), connections));
      }
    }

    OpenConnections connections() {
      return connections;
    }

    /** Shows other keys to whoever connects from now on; connections that are open stay. */
    void renew(KeyStore keys) throws GeneralSecurityException {
      try {
        tls.reload(factory -> factory.setKeyStore(keys));
      } catch (Exception e) {
        throw new GeneralSecurityException("the keys cannot be shown", e);
      }
    }

    @Override
    protected void onEndPointOpened(EndPoint endPoint) {
      super.onEndPointOpened(endPoint);
      connections.opened(endPoint);
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
      connections.closed(endPoint);
      super.onEndPointClosed(endPoint);
    }
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
