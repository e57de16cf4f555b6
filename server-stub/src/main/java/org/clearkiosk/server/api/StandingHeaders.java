package org.clearkiosk.server.api;

import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.clearkiosk.server.identity.Secrets;

/** What every answer says in its head, whoever writes it. */
final class StandingHeaders {
  private static final int REQUEST_ID_BYTES = 8;

  private StandingHeaders() {}

  /** Writes them; the id by which the request is found in the log. */
  static String write(BiConsumer<String, String> headers) {
    String id = HexFormat.of().formatHex(Secrets.bytes(REQUEST_ID_BYTES));
    headers.accept("Request-Id", id);
    headers.accept("Cache-Control", "no-store");
    headers.accept("X-Content-Type-Options", "nosniff");
    headers.accept("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.accept("Referrer-Policy", "no-referrer");
    headers.accept("Strict-Transport-Security", "max-age=31536000");
    return id;
  }
}
