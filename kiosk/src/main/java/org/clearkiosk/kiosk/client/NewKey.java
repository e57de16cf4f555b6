package org.clearkiosk.kiosk.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.clearkiosk.clearance.wire.TerminalCertificate;

/**
 * A new private key (EC, curve P-256), made here and kept here; the request for its certificate
 * leaves (PKCS#10, RFC 2986).
 */
public final class NewKey {
  private static final String SIGNATURE = "SHA256withECDSA";

  /** The server ignores what a request says of a name. */
  private static final X500Name NAME = new X500Name("CN=terminal");

  private final KeyPair pair;

  private NewKey(KeyPair pair) {
    this.pair = pair;
  }

  /** Makes one. */
  public static NewKey make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new NewKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has the curve P-256", e);
    }
  }

  /** The request for its certificate, in PEM. */
  public String request() {
    try {
      return Pem.write(
          "CERTIFICATE REQUEST",
          new JcaPKCS10CertificationRequestBuilder(NAME, pair.getPublic())
              .build(new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate()))
              .getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("this Java platform cannot sign with " + SIGNATURE, e);
    }
  }

  /**
   * The identity that a certificate for this key makes.
   *
   * @param trusted the authority that was trusted when the certificate was asked for: no answer
   *     puts another in its place
   * @throws IllegalArgumentException when the certificate is for another key, or of another
   *     authority
   */
  public TerminalIdentity with(TerminalCertificate given, X509Certificate trusted) {
    try {
      List<X509Certificate> certificates = Pem.certificates(given.certificate());
      if (certificates.size() != 1) {
        throw new IllegalArgumentException("the server sent no certificate");
      }
      return TerminalIdentity.of(pair.getPrivate(), certificates.get(0), trusted);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the server's certificate cannot be read", e);
    }
  }
}
