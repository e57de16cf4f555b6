package org.clearkiosk.kiosk.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates as text (RFC 7468). */
final class Pem {
  private static final int LINE = 64;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private Pem() {}

  /** Writes one block. */
  static String write(String label, byte[] content) {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, encoder.encodeToString(content), label);
  }

  /** Writes a certificate. */
  static String write(X509Certificate certificate) throws GeneralSecurityException {
    return write("CERTIFICATE", certificate.getEncoded());
  }

  /** All certificates of a text, in its order. */
  static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (byte[] content : blocks("CERTIFICATE", text)) {
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content)));
    }
    return found;
  }

  /** The private key of a text, PKCS#8, for an EC key. */
  static PrivateKey privateKey(String text) throws GeneralSecurityException {
    List<byte[]> found = blocks("PRIVATE KEY", text);
    if (found.size() != 1) {
      throw new GeneralSecurityException("there are %d private keys".formatted(found.size()));
    }
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(found.get(0)));
  }

  private static List<byte[]> blocks(String label, String text) throws GeneralSecurityException {
    List<byte[]> found = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(label)) {
        try {
          found.add(Base64.getMimeDecoder().decode(matcher.group(2)));
        } catch (IllegalArgumentException e) {
          throw new GeneralSecurityException("a block is no base64", e);
        }
      }
    }
    return found;
  }
}
