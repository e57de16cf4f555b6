package org.clearkiosk.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A request for a certificate (PKCS#10, RFC 2986) for a key that terminals may have: EC on the
 * curve P-256, and whoever asks has its private half. Nothing else that a request says is listened
 * to, no name and no extension.
 */
public final class CertificationRequest {
  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);

  private final PublicKey key;

  private CertificationRequest(PublicKey key) {
    this.key = key;
  }

  /** Reads a request in PEM; empty when it is none, or not for such a key. */
  public static Optional<CertificationRequest> read(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      return parser.readObject() instanceof PKCS10CertificationRequest request
          ? checked(request)
          : Optional.empty();
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      // BouncyCastle throws unchecked what hostile bytes make of it
      return Optional.empty();
    }
  }

  private static Optional<CertificationRequest> checked(PKCS10CertificationRequest request)
      throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException {
    SubjectPublicKeyInfo info = request.getSubjectPublicKeyInfo();
    if (!info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        || !X9ObjectIdentifiers.prime256v1.equals(info.getAlgorithm().getParameters())
        || !SIGNATURES.contains(request.getSignatureAlgorithm().getAlgorithm())) {
      return Optional.empty();
    }
    // refuses a point that is not on the curve
    PublicKeyFactory.createKey(info);
    PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
    return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))
        ? Optional.of(new CertificationRequest(key))
        : Optional.empty();
  }

  PublicKey key() {
    return key;
  }
}
