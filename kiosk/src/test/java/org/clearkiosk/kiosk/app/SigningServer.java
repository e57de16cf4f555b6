package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;

/** A server that does nothing but sign: real TLS, one code, and it asks who is there. */
final class SigningServer implements AutoCloseable {
  static final String CODE = "7Q2MC-0XW4T-9KZAB-RJ5HD";
  static final long NEXT_SEQUENCE = 39;

  private final HeldCertificate authority =
      new HeldCertificate.Builder().commonName("Campus CA").certificateAuthority(0).build();
  private final MockWebServer web = new MockWebServer();
  private final AtomicInteger serial = new AtomicInteger();

  /** What the next certificate says is the least number that may follow. */
  volatile long nextSequence = NEXT_SEQUENCE;

  /** Whose the next certificate is. */
  volatile String terminal = "07";

  /** Run before a renewal is answered. */
  volatile Runnable whileRenewing = () -> {};

  /** The serial numbers of the certificates that were shown for {@code today}; 0 for none. */
  final List<Integer> shown = new CopyOnWriteArrayList<>();

  SigningServer() throws IOException {
    HeldCertificate server =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .build();
    web.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(server, authority.certificate())
            .addTrustedCertificate(authority.certificate())
            .build()
            .sslSocketFactory());
    web.requestClientAuth();
    web.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    web.start(InetAddress.getByName("localhost"), 0);
  }

  String address() {
    return "https://localhost:" + web.getPort();
  }

  X509Certificate authority() {
    return authority.certificate();
  }

  String authorityPem() {
    return authority.certificatePem();
  }

  private MockResponse answer(RecordedRequest request) {
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    try {
      return switch (request.getUrl().encodedPath()) {
        case "/v1/enrolments" -> enrol(Json.read(body, EnrolmentRequest.class));
        case "/v1/enrolments/renewal" ->
            serialOf(request) == 0
                ? problem(ProblemType.TERMINAL_UNKNOWN)
                : renew(Json.read(body, RenewalRequest.class));
        default -> today(request);
      };
    } catch (Json.MalformedMessageException
        | IOException
        | GeneralSecurityException
        | OperatorCreationException e) {
      return new MockResponse.Builder().code(500).body(e.toString()).build();
    }
  }

  private MockResponse renew(RenewalRequest request)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    whileRenewing.run();
    return signed(request.request());
  }

  private MockResponse today(RecordedRequest request) {
    int seen = serialOf(request);
    shown.add(seen);
    return seen == 0
        ? problem(ProblemType.TERMINAL_UNKNOWN)
        : json(200, Json.write(BusinessClockTest.today("2012-06-12T09:00:00+08:00")));
  }

  private MockResponse enrol(EnrolmentRequest request)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    return request.code().equals(CODE)
        ? signed(request.request())
        : problem(ProblemType.ENROLMENT_REFUSED);
  }

  private static int serialOf(RecordedRequest request) {
    var handshake = request.getHandshake();
    return handshake == null || handshake.peerCertificates().isEmpty()
        ? 0
        : ((X509Certificate) handshake.peerCertificates().get(0)).getSerialNumber().intValue();
  }

  private MockResponse signed(String pem)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    JcaPKCS10CertificationRequest request;
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      request = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
    }
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        authority.certificate(),
                        BigInteger.valueOf(serial.incrementAndGet()),
                        authority.certificate().getNotBefore(),
                        authority.certificate().getNotAfter(),
                        new X500Name("CN=07"),
                        request.getPublicKey())
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(authority.keyPair().getPrivate())));
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    }
    return json(
        201,
        Json.write(
            new TerminalCertificate(
                "main",
                terminal,
                text.toString(),
                authority.certificatePem(),
                OffsetDateTime.parse("2030-01-01T00:00:00Z"),
                nextSequence)));
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse problem(ProblemType type) {
    return new MockResponse.Builder()
        .code(type.status())
        .addHeader("Content-Type", Problem.MEDIA_TYPE)
        .body(
            Json.write(
                new Problem(
                    type.uri(), "no", type.status(), null, null, null, null, null, null, null)))
        .build();
  }

  @Override
  public void close() {
    web.close();
  }
}
