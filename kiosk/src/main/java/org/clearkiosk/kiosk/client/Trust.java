package org.clearkiosk.kiosk.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the terminal trusts (the campus's own certification authority and no one else, whatever the
 * operating system or Java would trust besides), and what it shows of itself.
 */
public final class Trust {
  private static final int MOST_CERTIFICATES = 16;

  private final X509TrustManager manager;
  private final SSLSocketFactory sockets;

  private Trust(X509TrustManager manager, SSLSocketFactory sockets) {
    this.manager = manager;
    this.sockets = sockets;
  }

  /**
   * Trusts the certificates of a PEM file (RFC 7468), and shows nothing.
   *
   * @param pem one to 16 certificates
   * @throws IllegalArgumentException when there are none or too many, or one cannot be read
   */
  public static Trust inOnly(byte[] pem) {
    return make(authorities(pem), null);
  }

  /** Trusts one authority, and shows nothing. */
  public static Trust inOnly(X509Certificate authority) {
    return make(List.of(authority), null);
  }

  /** Trusts an identity's authority, and shows its certificate. */
  public static Trust of(TerminalIdentity identity) {
    return make(List.of(identity.authority()), identity);
  }

  /**
   * The certificates of a PEM file.
   *
   * @throws IllegalArgumentException when there are none or too many, or one cannot be read
   */
  public static List<X509Certificate> authorities(byte[] pem) {
    try {
      List<X509Certificate> found = Pem.certificates(new String(pem, StandardCharsets.US_ASCII));
      if (found.isEmpty() || found.size() > MOST_CERTIFICATES) {
        throw new IllegalArgumentException(
            "a file of authorities has 1 to " + MOST_CERTIFICATES + " PEM certificates");
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the authorities cannot be read as PEM certificates", e);
    }
  }

  private static Trust make(
      List<X509Certificate> authorities, @Nullable TerminalIdentity identity) {
    try {
      X509TrustManager manager = trustManager(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? new KeyManager[0] : keyManagers(identity),
          new TrustManager[] {manager},
          null);
      return new Trust(manager, context.getSocketFactory());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("these certificates and keys cannot be used for TLS", e);
    }
  }

  private static X509TrustManager trustManager(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + count++, authority);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("this Java has no X.509 trust manager");
  }

  private static KeyManager[] keyManagers(TerminalIdentity identity)
      throws GeneralSecurityException, IOException {
    // The store is never written, so its password protects nothing
    char[] password = "unwritten".toCharArray();
    // stays in memory: what PKCS #12 would derive from a password, twice, protects nothing there
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, password);
    store.setKeyEntry(
        "terminal", identity.key(), password, new Certificate[] {identity.certificate()});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  X509TrustManager manager() {
    return manager;
  }

  SSLSocketFactory sockets() {
    return sockets;
  }
}
