package org.clearkiosk.server.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How this server makes keys and certificates. */
final class Certificates {
  static final String SIGNATURE = "SHA256withECDSA";
  static final X500Name AUTHORITY_NAME = new X500Name("CN=Clearance Kiosk authority");

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Certificates() {}

  /** A new key on the curve P-256. */
  static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** A certificate to be, with a random serial number. */
  static JcaX509v3CertificateBuilder builder(
      X500Name subject, PublicKey key, Instant now, Instant notAfter) {
    return new JcaX509v3CertificateBuilder(
        AUTHORITY_NAME,
        new BigInteger(SERIAL_BITS, RANDOM).setBit(0),
        Date.from(now.minus(CLOCKS_DIFFER_BY)),
        Date.from(notAfter),
        subject,
        key);
  }

  static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
  }
}
