package org.clearkiosk.server.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Refusal;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what Jetty refuses before any route is looked for, as a head that is no HTTP or a path
 * with an encoded control character. Jetty's own page would repeat what was sent and name the
 * server's parts. No terminal sends such a request, so its connection ends.
 */
final class EdgeErrors implements Request.Handler {
  private static final byte[] NOTHING = {};
  private static final byte[] MALFORMED =
      Json.write(ProblemTexts.problem(Refusal.of(ProblemType.MALFORMED)))
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean malformed = response.getStatus() == ProblemType.MALFORMED.status();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    if (malformed) {
      headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    }
    response.write(true, ByteBuffer.wrap(malformed ? MALFORMED : NOTHING), callback);
    return true;
  }
}
