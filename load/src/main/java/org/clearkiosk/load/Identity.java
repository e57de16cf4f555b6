package org.clearkiosk.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Who a terminal is: its number, and TLS with the certificate that it enrolled for. It enrols as
 * every terminal does: a key of its own, a certification request, the one-time code.
 *
 * @param number the terminal's number
 * @param firstSequence the first sequence number that it may give out
 * @param tls shows its certificate, and trusts the server's authority alone
 */
public record Identity(String number, long firstSequence, SSLSocketFactory tls) {
  private static final char[] IN_MEMORY_ONLY = "none".toCharArray();

  /**
   * Enrols a terminal.
   *
   * @param code the operator's one-time code
   * @throws IOException when the server does not answer, or refuses the code
   */
  public static Identity enrol(Servers servers, String code, Patience patience) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] body =
          Json.write(new EnrolmentRequest(code, request(pair))).getBytes(StandardCharsets.UTF_8);
      Reply reply;
      try (Connection connection =
          Connection.open(tls(servers.authority(), null), servers.addresses().get(0), patience)) {
        reply =
            connection.exchange(
                Confirmation.request("POST", "/v1/enrolments", "application/json", body));
      }
      if (reply.status() >= 300) {
        throw new IOException("enrolment was refused: " + reply);
      }
      TerminalCertificate given = reply.as(TerminalCertificate.class);
      return new Identity(
          given.terminal(), given.nextSequence(), tls(servers.authority(), keys(pair, given)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256 and TLS", e);
    }
  }

  private static String request(KeyPair pair) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=terminal"), pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static KeyManager[] keys(KeyPair pair, TerminalCertificate given)
      throws GeneralSecurityException, IOException {
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(given.certificate().getBytes(StandardCharsets.US_ASCII)));
    // stays in memory: what PKCS #12 would derive from a password, twice, protects nothing there
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    store.setKeyEntry(
        "terminal", pair.getPrivate(), IN_MEMORY_ONLY, new Certificate[] {certificate});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY_ONLY);
    return factory.getKeyManagers();
  }

  private static SSLSocketFactory tls(X509Certificate authority, KeyManager @Nullable [] keys)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
