package org.clearkiosk.sim.proxy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * The certification authority that the terminals of a test installation trust, with its key: who
 * has it can answer in the server's place.
 */
public final class Authority {
  /** The authority's certificate in its folder. */
  public static final String CERTIFICATE_FILE = "ca.pem";

  /** The authority's private key in its folder, PKCS 8. */
  public static final String KEY_FILE = "ca-key.pem";

  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration ENDED = Duration.ofDays(1);
  private static final int SERIAL_BITS = 127;

  private final PrivateKey key;
  private final X509Certificate certificate;

  private Authority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * Reads an authority, such as {@code bin/server} keeps in the folder {@code tls} of its data.
   *
   * @throws IOException when the files are not there or hold something else
   */
  public static Authority read(Path folder) throws IOException {
    Object key = parse(folder.resolve(KEY_FILE));
    Object certificate = parse(folder.resolve(CERTIFICATE_FILE));
    if (key instanceof PrivateKeyInfo privateKey
        && certificate instanceof X509CertificateHolder holder) {
      try {
        return new Authority(
            new JcaPEMKeyConverter().getPrivateKey(privateKey),
            new JcaX509CertificateConverter().getCertificate(holder));
      } catch (GeneralSecurityException unusable) {
        throw new IOException("The authority in " + folder + " cannot be used.", unusable);
      }
    }
    throw new IOException(
        folder + " holds no authority: " + KEY_FILE + " and " + CERTIFICATE_FILE + " in PEM form.");
  }

  private static Object parse(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(
          "There is no "
              + file
              + " to read. The authority of a test server lies in the folder tls of its data.");
    }
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      Object content = parser.readObject();
      if (content == null) {
        throw new IOException(file + " is empty.");
      }
      return content;
    }
  }

  /** What a server of that host needs to greet its clients. */
  SSLContext forHost(String host, Instant now) throws GeneralSecurityException {
    return context(host, now.minus(ENDED), now.plus(LIFETIME));
  }

  /** What a server needs whose certificate ended yesterday. */
  SSLContext expired(String host, Instant now) throws GeneralSecurityException {
    return context(host, now.minus(LIFETIME), now.minus(ENDED));
  }

  private SSLContext context(String host, Instant from, Instant to)
      throws GeneralSecurityException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Certificate[] chain = {issue(pair, host, from, to), certificate};
      char[] password = new char[0];
      // stays in memory: what PKCS #12 would derive from a password, twice, protects nothing there
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, password);
      store.setKeyEntry("stand-in", pair.getPrivate(), password, chain);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | OperatorCreationException failed) {
      throw new GeneralSecurityException("no certificate could be made", failed);
    }
  }

  private X509Certificate issue(KeyPair pair, String host, Instant from, Instant to)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new JcaX509CertificateHolder(certificate).getSubject(),
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
            Date.from(from),
            Date.from(to),
            new X500Name("CN=Stand-in of a simulator"),
            pair.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, names(host));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  /** The server's own name, and those under which the proxy is reached. */
  private static GeneralNames names(String host) {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(
              IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host)
        });
  }
}
