package org.clearkiosk.server.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * What is refused before any route is looked for: heads that cannot be read, paths that can be read
 * in two ways, bodies for which there is no room. It looks, is logged and is counted as every other
 * answer.
 */
final class EarlyRefusals implements Request.Handler {
  private static final int FAILED = 500;
  private static final int FIRST_REFUSAL = 400;

  private final RequestLog log;

  EarlyRefusals(RequestLog log) {
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < FIRST_REFUSAL ? FAILED : response.getStatus();
    String id = StandingHeaders.write(response.getHeaders()::put);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    log.answered(
        new RequestLog.Entry(
            id,
            RequestLog.NOBODY,
            RequestLog.NOBODY,
            request.getMethod(),
            RequestLog.NO_ROUTE,
            status,
            Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime())));
    if (brokeOff(request)) {
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    } else {
      write(ProblemTexts.ofStatus(status, id), response, callback);
    }
    return true;
  }

  /**
   * What did not come to its end may have been good: no problem says of it that it was refused, so
   * that who sent it does not give it up.
   */
  private static boolean brokeOff(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint().isInputShutdown();
  }

  private static void write(Problem problem, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    if (problem.retryAfterSeconds() != null) {
      headers.put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
    }
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.write(
        true, ByteBuffer.wrap(Json.write(problem).getBytes(StandardCharsets.UTF_8)), callback);
  }
}
