package org.clearkiosk.kiosk.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom the terminal trusts: the campus's own certification authority and no one else, whatever the
 * operating system or Java would trust besides.
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
   * Trusts the certificates of a PEM file (RFC 7468).
   *
   * @param pem one to 16 certificates
   * @throws IllegalArgumentException when there are none or too many, or one cannot be read
   */
  public static Trust inOnly(byte[] pem) {
    try {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      if (authorities.isEmpty() || authorities.size() > MOST_CERTIFICATES) {
        throw new IllegalArgumentException(
            "a CA file has 1 to " + MOST_CERTIFICATES + " certificates");
      }
      X509TrustManager manager = manager(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return new Trust(manager, context.getSocketFactory());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the CA file cannot be read as PEM certificates", e);
    }
  }

  private static X509TrustManager manager(Collection<? extends Certificate> authorities)
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

  X509TrustManager manager() {
    return manager;
  }

  SSLSocketFactory sockets() {
    return sockets;
  }
}
