package org.clearkiosk.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.clearkiosk.server.disk.PrivateFiles;

/**
 * A private key and its certificate, kept as two PEM files ({@code NAME-key.pem}, {@code
 * NAME.pem}).
 *
 * @param key the private key
 * @param certificate its certificate
 */
record CertifiedKey(PrivateKey key, X509Certificate certificate) {
  /** Reads both files; empty when there is none. */
  static Optional<CertifiedKey> read(Path folder, String name)
      throws IOException, GeneralSecurityException {
    Path keyFile = keyFile(folder, name);
    Path certificateFile = certificateFile(folder, name);
    if (!Files.exists(keyFile) || !Files.exists(certificateFile)) {
      return Optional.empty();
    }
    if (parse(keyFile) instanceof PrivateKeyInfo key
        && parse(certificateFile) instanceof X509CertificateHolder certificate) {
      return Optional.of(
          new CertifiedKey(
              new JcaPEMKeyConverter().getPrivateKey(key),
              new JcaX509CertificateConverter().getCertificate(certificate)));
    }
    throw new PEMException(keyFile + " or " + certificateFile + " holds something else");
  }

  /** Whether the certificate is this key's. */
  boolean belongTogether() throws GeneralSecurityException {
    byte[] something = {1};
    Signature signature = Signature.getInstance(Certificates.SIGNATURE);
    signature.initSign(key);
    signature.update(something);
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(something);
    return signature.verify(signed);
  }

  /** Writes both files; only their owner may read them. */
  void write(Path folder, String name) throws IOException {
    PrivateFiles.write(keyFile(folder, name), pem(new JcaPKCS8Generator(key, null)));
    PrivateFiles.write(certificateFile(folder, name), pem(certificate));
  }

  private static Path keyFile(Path folder, String name) {
    return folder.resolve(name + "-key.pem");
  }

  private static Path certificateFile(Path folder, String name) {
    return folder.resolve(name + ".pem");
  }

  private static Object parse(Path file) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      Object content = parser.readObject();
      if (content == null) {
        throw new PEMException(file + " is empty");
      }
      return content;
    }
  }

  private static byte[] pem(Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
