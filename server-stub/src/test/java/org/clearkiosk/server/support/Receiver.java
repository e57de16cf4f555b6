package org.clearkiosk.server.support;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.feed.OutgoingEvent;

/** A subscriber's end of webhooks: a real HTTPS server on this machine. */
public final class Receiver implements AutoCloseable {
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private final MockWebServer server = new MockWebServer();
  private final List<Request> requests = new ArrayList<>();
  private volatile Function<OutgoingEvent, MockResponse> answer = event -> answer(204);

  /** A request as it came. */
  public record Request(Headers headers, String body) {
    /** The event in it. */
    public OutgoingEvent event() {
      try {
        return Json.read(body, OutgoingEvent.class);
      } catch (Json.MalformedMessageException e) {
        throw new AssertionError(body, e);
      }
    }

    /** Whether its signature is right, reckoned as docs/events-out.md tells subscribers to. */
    public boolean isSignedWith(String secret) throws GeneralSecurityException {
      String signed =
          headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
      byte[] sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return ("v1," + Base64.getEncoder().encodeToString(sum))
          .equals(headers.get("webhook-signature"));
    }
  }

  /** Starts to listen; takes everything. */
  public Receiver() throws Exception {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            Request came =
                new Request(request.getHeaders(), Objects.requireNonNull(request.getBody()).utf8());
            synchronized (requests) {
              requests.add(came);
            }
            return answer.apply(came.event());
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  /** An answer without a body. */
  public static MockResponse answer(int status, String... header) {
    return new MockResponse(status, Headers.of(header), "");
  }

  /** Answers otherwise from now on. */
  public void answers(Function<OutgoingEvent, MockResponse> next) {
    answer = next;
  }

  /** Where it listens. */
  public String url() {
    return "https://127.0.0.1:" + server.getPort() + "/hook";
  }

  /** What has to be trusted there, PEM. */
  public String authority() {
    return certificate.certificatePem();
  }

  /** What came so far. */
  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** What came, once so many have. */
  public List<Request> await(int count) {
    Await.until(count + " requests came", () -> requests().size() >= count);
    return requests();
  }

  @Override
  public void close() {
    server.close();
  }
}
