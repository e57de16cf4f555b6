package org.clearkiosk.server.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.feed.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * Sends one event to one subscriber: over TLS only, no redirects, no proxy, ten seconds in all.
 * Nothing of the answer is used but its status and {@code Retry-After}; its body is not read.
 */
final class Sender implements AutoCloseable {
  /** How many subscribers are sent to at the same time. */
  static final int MOST_AT_ONCE = 16;

  /** How long a request may take, from the name's look-up to the answer. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final MediaType EVENT = MediaType.get(OutgoingEvent.MEDIA_TYPE);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
  private static final int GONE = 410;

  /** Too many requests, and unavailable for now. */
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final OkHttpClient common;
  private final InstantSource realTime;

  Sender(InstantSource realTime) {
    this.realTime = realTime;
    Dispatcher threads = new Dispatcher();
    threads.setMaxRequests(MOST_AT_ONCE);
    threads.setMaxRequestsPerHost(MOST_AT_ONCE);
    common =
        new OkHttpClient.Builder()
            .dispatcher(threads)
            .connectionPool(new ConnectionPool(MOST_AT_ONCE, 1, TimeUnit.MINUTES))
            .callTimeout(PATIENCE)
            .connectTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .proxy(Proxy.NO_PROXY)
            .protocols(List.of(Protocol.HTTP_1_1))
            .build();
  }

  /** A way to one subscriber. */
  final class Way {
    private final OkHttpClient client;
    private final HttpUrl url;
    private final String secret;

    private Way(OkHttpClient client, HttpUrl url, String secret) {
      this.client = client;
      this.url = url;
      this.secret = secret;
    }

    /** Sends an event; the future never fails. */
    CompletableFuture<Delivery> send(OutgoingEvent event) {
      String body = Json.write(event);
      Instant now = realTime.instant();
      Request request =
          new Request.Builder()
              .url(url)
              .header("User-Agent", "clearance-kiosk")
              .header("webhook-id", event.id())
              .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
              .header("webhook-signature", Signature.of(secret, event.id(), now, body))
              .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), EVENT))
              .build();
      CompletableFuture<Delivery> delivery = new CompletableFuture<>();
      client.newCall(request).enqueue(new Answered(delivery));
      return delivery;
    }
  }

  /**
   * The way to a subscriber.
   *
   * @param secret in the clear
   */
  Way to(Subscriber subscriber, String secret) {
    HttpUrl url = HttpUrl.get(subscriber.url());
    OkHttpClient.Builder own =
        common.newBuilder().dns(Addresses.allowed(subscriber.privateAllowed()));
    if (subscriber.authority() != null) {
      Trust trust = Trust.of(subscriber.authority());
      own.sslSocketFactory(trust.sockets(), trust.manager());
    }
    return new Way(own.build(), url, secret);
  }

  private final class Answered implements Callback {
    private final CompletableFuture<Delivery> delivery;

    Answered(CompletableFuture<Delivery> delivery) {
      this.delivery = delivery;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      delivery.complete(new Delivery.Failed(words(failure), false, null));
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        if (response.isSuccessful()) {
          delivery.complete(new Delivery.Taken());
        } else if (response.code() == GONE) {
          delivery.complete(new Delivery.Gone());
        } else {
          delivery.complete(
              new Delivery.Failed(
                  "status " + response.code(),
                  LATER.contains(response.code()),
                  notBefore(response.header("Retry-After"))));
        }
      }
    }
  }

  /** Seconds, or a date (RFC 9110, 10.2.3); at most a day. */
  private @Nullable Duration notBefore(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return null;
    }
    Duration asked;
    try {
      asked =
          retryAfter.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  realTime.instant(),
                  ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant());
    } catch (DateTimeException e) {
      return null;
    }
    return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
  }

  /** What failed; the message of an exception may name anything. */
  private static String words(IOException failure) {
    if (failure instanceof Addresses.PrivateAddressException) {
      return "private address";
    }
    if (failure instanceof UnknownHostException) {
      return "unknown host";
    }
    if (failure instanceof SSLException) {
      return "TLS failed";
    }
    return failure instanceof InterruptedIOException ? "no answer in time" : "no connection";
  }

  @Override
  public void close() {
    common.dispatcher().cancelAll();
    common.dispatcher().executorService().shutdown();
    common.connectionPool().evictAll();
  }
}
