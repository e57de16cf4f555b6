package org.clearkiosk.sim.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.clearkiosk.sim.trace.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proxy between a real TLS client, which shows a certificate of its own, and a real TLS server,
 * with keys and certificates that OpenSSL made.
 */
@Timeout(60)
class NetworkProxyTest {
  private static final String ANSWER = "all is well ".repeat(100);
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static Path folder;
  private static HttpsServer server;
  private static SSLContext client;

  private final Trace trace = new Trace();
  private NetworkProxy proxy;

  @BeforeAll
  static void makeKeys(@TempDir Path temporary) throws Exception {
    folder = temporary;
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=Demo"
            + " -keyout ca-key.pem -out ca.pem");
    certificate("server", "subjectAltName=IP:127.0.0.1,DNS:localhost");
    certificate("terminal", "extendedKeyUsage=clientAuth");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SSLContext context = context("server");
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          byte[] body = ANSWER.getBytes(StandardCharsets.US_ASCII);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    client = context("terminal");
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @BeforeEach
  void open() throws IOException {
    proxy =
        NetworkProxy.open(
            0, server.getAddress(), Optional.of(Authority.read(folder)), trace.sink("server"));
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void bytesPassUntouchedAndTheClientsCertificateWorks() throws Exception {
    assertThat(get()).startsWith("HTTP/1.1 200").endsWith(ANSWER);
    assertThat(trace.after(0, 10).get(0).meaning()).isEqualTo("connection 1 opened");
    assertThat(proxy.toString()).contains("127.0.0.1:" + proxy.port());
  }

  @Test
  void onlyThisMachineReachesIt() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
    }
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.2"), proxy.port()).close());
  }

  @Test
  void aCutBreaksConnectionsRefusesNewOnesAndEnds() throws Exception {
    try (SSLSocket open = connect()) {
      proxy.setFault(new NetworkFault.Cut());
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(open));
      assertThatExceptionOfType(ConnectException.class).isThrownBy(this::get);
    }
    proxy.setFault(new Fault.None());
    assertThat(get()).endsWith(ANSWER);
  }

  @Test
  void aDelayedAnswerArrivesWhole() throws Exception {
    proxy.setFault(new NetworkFault.Late(new Delay.Fixed(150)));
    long before = System.nanoTime();
    assertThat(get()).endsWith(ANSWER);
    assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(300).toNanos());
  }

  @Test
  void aDelayEndsWithItsFault() throws Exception {
    proxy.setFault(new NetworkFault.Late(new Delay.Fixed(Delay.MAXIMUM)));
    CompletableFuture<String> waiting = CompletableFuture.supplyAsync(this::getUnchecked);
    awaitConnections(1);
    proxy.setFault(new Fault.None());
    assertThat(waiting.get(30, TimeUnit.SECONDS)).endsWith(ANSWER);
  }

  @Test
  void dropsArriveUntilTheFaultEnds() throws Exception {
    try (SSLSocket open = connect()) {
      proxy.setFault(new NetworkFault.SlowDrip(200));
      ask(open);
      assertThat(open.getInputStream().read()).as("something comes").isEqualTo('H');
      proxy.setFault(new Fault.None());
      assertThat(read(open)).endsWith(ANSWER);
    }
  }

  @Test
  void halfAnAnswerIsNoAnswer() throws Exception {
    try (SSLSocket open = connect()) {
      proxy.setFault(new NetworkFault.HalfAnswer(600));
      ask(open);
      String said;
      try {
        said = read(open);
      } catch (IOException cut) {
        said = "";
      }
      assertThat(said).hasSizeLessThan(600).doesNotEndWith(ANSWER);
    }
  }

  @Test
  void garbageComesInsideOfTls() throws Exception {
    proxy.setFault(new NetworkFault.Garbage(7));
    assertThat(get()).doesNotContain("HTTP").doesNotContain(ANSWER);
  }

  @Test
  void withoutAnAuthorityGarbageIsNoTls() throws Exception {
    try (NetworkProxy other =
        NetworkProxy.open(0, server.getAddress(), Optional.empty(), trace.sink("server"))) {
      other.setFault(new NetworkFault.Garbage(7));
      assertThatExceptionOfType(SSLException.class).isThrownBy(() -> connect(other.port()).close());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.setFault(new NetworkFault.ServerError(503)))
          .withMessageContaining("--authority");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.setFault(new NetworkFault.ExpiredCertificate()));
    }
  }

  @Test
  void aGatewaySaysThatItCannot() throws Exception {
    try (SSLSocket open = connect()) {
      proxy.setFault(new NetworkFault.ServerError(502));
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(open));
    }
    assertThat(get()).startsWith("HTTP/1.1 502 ").contains("text/html");
  }

  @Test
  void anExpiredCertificateIsSeenAsSuch() throws Exception {
    proxy.setFault(new NetworkFault.ExpiredCertificate());
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(this::get)
        .withRootCauseInstanceOf(CertificateExpiredException.class);
    proxy.setFault(new Fault.None());
    assertThat(get()).endsWith(ANSWER);
  }

  @Test
  void aServerThatIsNotThereEndsTheConnection() throws Exception {
    try (NetworkProxy nowhere =
        NetworkProxy.open(
            0,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
            Optional.empty(),
            trace.sink("server"))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> connect(nowhere.port()).close());
    }
  }

  @Test
  void connectionsAreBoundedAndGivenBack() throws Exception {
    for (int round = 0; round < NetworkProxy.MAXIMUM_CONNECTIONS + 10; round++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
    assertThat(get()).endsWith(ANSWER);
    awaitConnections(0);
  }

  private void awaitConnections(int count) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (proxy.connections() != count && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(proxy.connections()).isEqualTo(count);
  }

  private String getUnchecked() {
    try {
      return get();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String get() throws IOException {
    try (SSLSocket socket = connect()) {
      ask(socket);
      return read(socket);
    }
  }

  private SSLSocket connect() throws IOException {
    return connect(proxy.port());
  }

  private static SSLSocket connect(int port) throws IOException {
    SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", port);
    try {
      socket.setSoTimeout(30_000);
      socket.startHandshake();
      return socket;
    } catch (SSLException | SocketException refused) {
      socket.close();
      throw refused;
    }
  }

  private static void ask(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(SSLSocket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static void certificate(String name, String extension) throws Exception {
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN="
            + name
            + " -keyout "
            + name
            + "-key.pem -out request.pem");
    Files.writeString(folder.resolve("extension"), extension);
    openssl(
        "x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 20"
            + " -extfile extension -out "
            + name
            + ".pem");
    openssl(
        "pkcs12 -export -in "
            + name
            + ".pem -inkey "
            + name
            + "-key.pem -passout pass:changeit -out "
            + name
            + ".p12");
  }

  private static SSLContext context(String name) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve(name + ".p12"))) {
      own.load(file, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(own, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    try (InputStream file = Files.newInputStream(folder.resolve("ca.pem"))) {
      trusted.setCertificateEntry(
          "ca",
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static void openssl(String arguments) throws Exception {
    List<String> command = List.of(("openssl " + arguments).split(" ", -1));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
