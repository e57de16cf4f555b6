package org.clearkiosk.server.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import okhttp3.OkHttpClient;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;

/** A key as a terminal makes it, and what it asks the server for it. */
public final class TerminalKey {
  private final KeyPair pair;
  private final String signature;

  private TerminalKey(KeyPair pair, String signature) {
    this.pair = pair;
    this.signature = signature;
  }

  /** An EC key on the curve P-256. */
  public static TerminalKey make() {
    return ofCurve("secp256r1");
  }

  /** An EC key on any curve that Java knows. */
  public static TerminalKey ofCurve(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return new TerminalKey(generator.generateKeyPair(), "SHA256withECDSA");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An RSA key. */
  public static TerminalKey rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new TerminalKey(generator.generateKeyPair(), "SHA256withRSA");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request that names no one. */
  public String request() {
    return request("CN=terminal");
  }

  /** A request that names someone. */
  public String request(String name) {
    return pem(requestSignedBy(this, name));
  }

  /** A request for this key, signed with another's. */
  public String requestForgedWith(TerminalKey other) {
    return pem(requestSignedBy(other, "CN=terminal"));
  }

  private PKCS10CertificationRequest requestSignedBy(TerminalKey signer, String name) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(new X500Name(name), pair.getPublic())
          .build(new JcaContentSignerBuilder(signer.signature).build(signer.pair.getPrivate()));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Object content) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The key pair itself. */
  public KeyPair pair() {
    return pair;
  }

  /** Enrols with a code: the terminal that it makes. */
  public static Terminal enrol(OkHttpClient client, String url, String code) {
    TerminalKey key = make();
    TerminalCertificate given =
        new Terminal(client, url, "none")
            .post("/v1/enrolments", new EnrolmentRequest(code, key.request()))
            .as(TerminalCertificate.class);
    return key.terminal(client, url, given);
  }

  /** The terminal that this key and its certificate make. */
  public Terminal terminal(OkHttpClient client, String url, TerminalCertificate given) {
    try {
      return new Terminal(
          TestTls.showing(
              client,
              new TestTls.Shown(pair.getPrivate(), List.of(certificate(given.certificate())))),
          url,
          given.terminal());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a certificate in PEM. */
  public static X509Certificate certificate(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
