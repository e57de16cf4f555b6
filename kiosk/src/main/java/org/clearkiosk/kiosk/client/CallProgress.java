package org.clearkiosk.kiosk.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import org.clearkiosk.kiosk.flow.Answer;
import org.jspecify.annotations.Nullable;

/**
 * How far one call came, which tells what its failure means: a time-out before there was a
 * connection is another thing than one after it.
 */
final class CallProgress {
  /** The beginning of every answer (RFC 9112, section 4), in hexadecimal digits. */
  private static final String HTTP =
      HexFormat.of().formatHex("HTTP/".getBytes(StandardCharsets.US_ASCII));

  /**
   * What is said of a line that does not end: how much of it came, and its beginning. It is told
   * nowhere but in this message.
   */
  private static final Pattern BROKEN_LINE =
      Pattern.compile("\\\\n not found: limit=[0-9]+ content=([0-9a-f]+).*");

  private volatile boolean opened;
  private volatile boolean connected;
  private volatile boolean stale;
  private volatile boolean answering;

  /**
   * Hands what happens to a call on to its progress, which the request carries.
   *
   * @param sockets those that the calls go over
   */
  static EventListener listener(WatchedSockets sockets) {
    return new Listener(sockets);
  }

  /**
   * Whether the call was to go over a connection from before that is over: nothing of it was sent,
   * and it can be asked again.
   */
  boolean stale() {
    return stale;
  }

  /** What a failed call is, as far as it came. */
  <T> Answer<T> meaning(IOException failure) {
    if (untrusted(failure)) {
      return new Answer.Untrusted<>();
    }
    if (failure instanceof InterruptedIOException) {
      return connected ? new Answer.TooSlow<>() : new Answer.Unreachable<>();
    }
    if (answering || failure instanceof ProtocolException || brokeOffAsNonsense(failure)) {
      return new Answer.Nonsense<>();
    }
    if (failure instanceof SSLException && !(failure.getCause() instanceof EOFException)) {
      // Something answers on that port, and it is no TLS that both sides speak
      return failure.getCause() instanceof IOException
          ? new Answer.Unreachable<>()
          : new Answer.Nonsense<>();
    }
    return new Answer.Unreachable<>();
  }

  /**
   * The line that broke off is not the first of an answer: nothing that speaks HTTP, or a header
   * that is half there, as half a body would be.
   */
  private static boolean brokeOffAsNonsense(IOException failure) {
    if (!(failure.getCause() instanceof EOFException ended)) {
      return false;
    }
    Matcher said = BROKEN_LINE.matcher(String.valueOf(ended.getMessage()));
    return said.matches() && !said.group(1).startsWith(HTTP) && !HTTP.startsWith(said.group(1));
  }

  private static boolean untrusted(Throwable failure) {
    return comesFrom(failure, CertificateException.class)
        || comesFrom(failure, SSLPeerUnverifiedException.class);
  }

  /** Whether the server's certificate would do at another time: this machine's clock may be off. */
  static boolean outOfTime(Throwable failure) {
    return comesFrom(failure, CertificateNotYetValidException.class)
        || comesFrom(failure, CertificateExpiredException.class);
  }

  private static boolean comesFrom(Throwable failure, Class<? extends Exception> kind) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static final class Listener extends EventListener {
    private final WatchedSockets sockets;

    private Listener(WatchedSockets sockets) {
      this.sockets = sockets;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      of(call.request()).opened = true;
    }

    /** The last moment before the first byte of a request is written. */
    @Override
    public void connectionAcquired(Call call, Connection connection) {
      CallProgress progress = of(call.request());
      progress.connected = true;
      progress.stale =
          !progress.opened && sockets.over(connection.socket().getLocalSocketAddress());
    }

    /** TCP stands; TLS begins. */
    @Override
    public void secureConnectStart(Call call) {
      of(call.request()).connected = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      of(call.request()).answering = true;
    }

    private static CallProgress of(Request request) {
      CallProgress progress = request.tag(CallProgress.class);
      return progress == null ? new CallProgress() : progress;
    }
  }
}
