package org.clearkiosk.server.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Which certificates a subscriber may show, where it is not the machine's own choice.
 *
 * @param sockets make connections that trust these and no others
 * @param manager the same, by which certificate chains are cleaned
 */
record Trust(SSLSocketFactory sockets, X509TrustManager manager) {
  private static final int LONGEST_PEM = 64 * 1024;

  /**
   * Trusts the certificates of a PEM text alone.
   *
   * @throws IllegalArgumentException when there are none in it
   */
  static Trust of(String pem) {
    if (pem.length() > LONGEST_PEM) {
      throw new IllegalArgumentException("more than 64 KiB of certificates");
    }
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
      }
      if (trusted.size() == 0) {
        throw new IllegalArgumentException("no certificate (PEM) in it");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return new Trust(
          context.getSocketFactory(), (X509TrustManager) factory.getTrustManagers()[0]);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("no certificate (PEM) in it", e);
    }
  }
}
