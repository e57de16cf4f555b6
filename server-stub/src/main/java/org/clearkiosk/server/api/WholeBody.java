package org.clearkiosk.server.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.clearkiosk.clearance.wire.Json;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body before a thread is given to its request: all of it, or one byte more than a body
 * may have, so that no thread waits for more. Where it breaks off the request ends here: no act
 * begins, and that is no mistake of the program.
 */
final class WholeBody implements EagerContentHandler.ContentLoaderFactory {
  private static final int ENOUGH = Json.MAXIMUM_BYTES + 1;

  /** For bodies of every kind. */
  @Override
  public @Nullable String getApplicableMimeType() {
    return null;
  }

  @Override
  public EagerContentHandler.ContentLoader newContentLoader(
      String contentType,
      String mimeType,
      Handler next,
      Request request,
      Response response,
      Callback callback) {
    return new Collector(next, request, response, callback);
  }

  private static final class Collector extends EagerContentHandler.ContentLoader
      implements Invocable.Task {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean whole;

    Collector(Handler next, Request request, Response response, Callback callback) {
      super(next, request, response, callback);
    }

    @Override
    protected void load() {
      if (collect()) {
        go();
      }
    }

    /** Called when more has come, by a thread that must not wait. */
    @Override
    public void run() {
      if (collect()) {
        getRequest().getContext().execute(this::go);
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    /** Takes what is there; whether that is enough. */
    private boolean collect() {
      while (true) {
        Content.Chunk chunk = getRequest().read();
        if (chunk == null) {
          getRequest().demand(this);
          return false;
        }
        if (Content.Chunk.isFailure(chunk)) {
          getCallback().failed(chunk.getFailure());
          return false;
        }
        byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
        collected.write(bytes, 0, bytes.length);
        whole = chunk.isLast();
        chunk.release();
        if (whole || collected.size() >= ENOUGH) {
          return true;
        }
      }
    }

    private void go() {
      ByteBuffer body = ByteBuffer.wrap(collected.toByteArray());
      handle(
          new Collected(getRequest(), Content.Chunk.from(body, whole)),
          getResponse(),
          getCallback());
    }
  }

  /** A request whose body is there. */
  private static final class Collected extends Request.Wrapper {
    private Content.@Nullable Chunk body;

    Collected(Request request, Content.Chunk body) {
      super(request);
      this.body = body;
    }

    @Override
    public Content.@Nullable Chunk read() {
      Content.Chunk next = body;
      body = null;
      return next == null ? super.read() : next;
    }
  }
}
