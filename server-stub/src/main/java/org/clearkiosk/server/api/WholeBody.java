package org.clearkiosk.server.api;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.clearkiosk.clearance.wire.Json;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body before a thread is given to its request: all of it, or one byte more than a body
 * may have, so that no thread waits for more. Where it breaks off the request ends here: no act
 * begins, and that is no mistake of the program.
 *
 * <p>Nobody knows yet who sends it. So all bodies together have so much room and no more, and who
 * shows neither a certificate nor a token may send what an enrolment needs.
 */
final class WholeBody implements EagerContentHandler.ContentLoaderFactory {
  /** An enrolment has half of that at most. */
  static final int OF_STRANGERS = 8 * 1024;

  /** The room that a body gets before more of it has come, whatever it says of its length. */
  private static final int FIRST_BYTES = 4 * 1024;

  private final BodyRoom ofTerminals;
  private final BodyRoom ofOthers;

  WholeBody(FrontDoor.Bodies bodies) {
    ofTerminals = new BodyRoom(bodies.ofTerminals());
    ofOthers = new BodyRoom(bodies.ofOthers());
  }

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
    boolean terminal = showsCertificate(request);
    BodyRoom.Share share = (terminal ? ofTerminals : ofOthers).share();
    Request.addCompletionListener(request, failure -> share.giveBack());
    boolean stranger = !terminal && !request.getHeaders().contains(HttpHeader.AUTHORIZATION);
    return new Collector(next, request, response, callback, share, stranger);
  }

  private static boolean showsCertificate(Request request) {
    return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
            instanceof EndPoint.SslSessionData tls
        && tls.peerCertificates() != null
        && tls.peerCertificates().length > 0;
  }

  private static final class Collector extends EagerContentHandler.ContentLoader
      implements Invocable.Task {
    private final BodyRoom.Share share;
    private final boolean stranger;
    private final int limit;
    private final int most;
    private byte[] collected = new byte[0];
    private int size;
    private boolean whole;

    Collector(
        Handler next,
        Request request,
        Response response,
        Callback callback,
        BodyRoom.Share share,
        boolean stranger) {
      super(next, request, response, callback);
      this.share = share;
      this.stranger = stranger;
      limit = stranger ? OF_STRANGERS : Json.MAXIMUM_BYTES;
      long said = request.getLength();
      most = said < 0 ? limit + 1 : (int) Math.min(said, limit + 1);
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

    /** Takes what is there; whether that is enough for the request to go on. */
    private boolean collect() {
      if (stranger && getRequest().getLength() > limit) {
        refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
        return false;
      }
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
        boolean taken = take(chunk.getByteBuffer());
        whole = chunk.isLast() && !chunk.hasRemaining();
        chunk.release();
        if (!taken) {
          refuse(HttpStatus.SERVICE_UNAVAILABLE_503);
          return false;
        }
        if (stranger && size > limit) {
          refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
          return false;
        }
        if (whole || size > limit) {
          return true;
        }
      }
    }

    /** Takes of it what a body may have; whether there was room for it. */
    private boolean take(ByteBuffer piece) {
      int next = (int) Math.min((long) size + piece.remaining(), most);
      if (next > collected.length) {
        int capacity = Math.min(most, Math.max(next, Math.max(FIRST_BYTES, 2 * collected.length)));
        if (!share.take(capacity - collected.length)) {
          return false;
        }
        collected = Arrays.copyOf(collected, capacity);
      }
      piece.get(collected, size, next - size);
      size = next;
      return true;
    }

    private void refuse(int status) {
      Response.writeError(getRequest(), getResponse(), getCallback(), status);
    }

    private void go() {
      ByteBuffer body = ByteBuffer.wrap(collected, 0, size);
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
