package org.clearkiosk.server.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Takes client certificates that this server's authority signed itself, for the use of clients; any
 * other ends the handshake.
 *
 * <p>It does not look whether a certificate has ended or was revoked: connections stay open past
 * either, so that is looked at for every request, and answered with a problem that says which.
 */
final class TerminalTrust extends X509ExtendedTrustManager {
  private final X509Certificate authority;

  TerminalTrust(X509Certificate authority) {
    this.authority = authority;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    X509Certificate certificate = chain[0];
    List<String> uses = certificate.getExtendedKeyUsage();
    if (uses == null || !uses.contains(KeyPurposeId.id_kp_clientAuth.getId())) {
      throw new CertificateException("not a client's certificate");
    }
    try {
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      parameters.setRevocationEnabled(false);
      // within its own time: what the clock says of it is looked at for every request
      parameters.setDate(certificate.getNotAfter());
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (GeneralSecurityException e) {
      throw new CertificateException("not one of this authority's", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this server asks no other");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this server asks no other");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this server asks no other");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority};
  }
}
