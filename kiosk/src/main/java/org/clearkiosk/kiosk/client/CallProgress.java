package org.clearkiosk.kiosk.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.security.cert.CertificateException;
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
  /** Hands what happens to a call on to its progress, which the request carries. */
  static final EventListener LISTENER = new Listener();

  private volatile boolean connected;
  private volatile boolean answering;

  /** What a failed call is, as far as it came. */
  <T> Answer<T> meaning(IOException failure) {
    if (untrusted(failure)) {
      return new Answer.Untrusted<>();
    }
    if (failure instanceof InterruptedIOException) {
      return connected ? new Answer.TooSlow<>() : new Answer.Unreachable<>();
    }
    if (answering || failure instanceof ProtocolException) {
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

  private static boolean untrusted(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private static final class Listener extends EventListener {
    @Override
    public void connectionAcquired(Call call, Connection connection) {
      of(call.request()).connected = true;
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
