package org.clearkiosk.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The server's own certification authority, as far as terminals go: gives them certificates, and
 * tells its own certificates from others.
 */
public final class TerminalAuthority {
  /** How long a terminal's certificate serves, unless the authority's own ends before. */
  public static final Duration LIFETIME = Duration.ofDays(400);

  private final CertifiedKey authority;

  TerminalAuthority(CertifiedKey authority) {
    this.authority = authority;
  }

  /**
   * Gives a certificate: for showing who a TLS client is and for nothing else. It names campus and
   * terminal as {@code O} and {@code CN}, and as {@code
   * urn:clearance-kiosk:terminal:CAMPUS:NUMBER}.
   *
   * @param now real time
   */
  public X509Certificate issue(
      CertificationRequest request, String campus, String number, Instant now) {
    Instant last = authority.certificate().getNotAfter().toInstant();
    Instant wanted = now.plus(LIFETIME);
    try {
      JcaX509v3CertificateBuilder builder =
          Certificates.builder(
              new X500NameBuilder().addRDN(BCStyle.O, campus).addRDN(BCStyle.CN, number).build(),
              request.key(),
              now,
              wanted.isBefore(last) ? wanted : last);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName(
                  GeneralName.uniformResourceIdentifier,
                  "urn:clearance-kiosk:terminal:%s:%s".formatted(campus, number))));
      return Certificates.sign(builder, authority.key());
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("the authority cannot sign", e);
    }
  }

  /** Its own certificate, which terminals trust. */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /** Lets TLS clients show a certificate of this authority's, or none. */
  public X509TrustManager trustManager() {
    return new TerminalTrust(authority.certificate());
  }
}
