package org.clearkiosk.kiosk.client;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Which terminal this is: a private key that never leaves it, the certificate that the server's
 * authority gave for it, and that authority, which is whom the terminal trusts.
 *
 * <p>As text it is PEM (RFC 7468): the private key (PKCS#8), its certificate, the authority's. A
 * secret: {@link #toString()} names the certificate alone.
 */
public final class TerminalIdentity {
  private final PrivateKey key;
  private final X509Certificate certificate;
  private final X509Certificate authority;

  private TerminalIdentity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    this.key = key;
    this.certificate = certificate;
    this.authority = authority;
  }

  /**
   * Puts an identity together.
   *
   * @throws IllegalArgumentException when the certificate is not one of the authority's for the key
   */
  public static TerminalIdentity of(
      PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    try {
      certificate.verify(authority.getPublicKey());
      KeyPairCheck.check(key, certificate.getPublicKey());
      return new TerminalIdentity(key, certificate, authority);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "key, certificate and authority do not belong together", e);
    }
  }

  /**
   * Reads an identity.
   *
   * @throws IllegalArgumentException when it is none; the message repeats nothing of it
   */
  public static TerminalIdentity read(String pem) {
    try {
      List<X509Certificate> certificates = Pem.certificates(pem);
      if (certificates.size() != 2) {
        throw new IllegalArgumentException(
            "an identity has a private key, a certificate and the authority's");
      }
      return of(Pem.privateKey(pem), certificates.get(0), certificates.get(1));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the identity cannot be read as PEM with a private key and two certificates", e);
    }
  }

  /** Writes it; the text is secret. */
  public String write() {
    try {
      return Pem.write("PRIVATE KEY", key.getEncoded())
          + Pem.write(certificate)
          + Pem.write(authority);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  PrivateKey key() {
    return key;
  }

  /** The certificate; not secret. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Whom the terminal trusts; not secret. */
  public X509Certificate authority() {
    return authority;
  }

  @Override
  public String toString() {
    return "TerminalIdentity[certificate "
        + certificate.getSerialNumber().toString(16)
        + ", until "
        + certificate.getNotAfter().toInstant()
        + "]";
  }
}
