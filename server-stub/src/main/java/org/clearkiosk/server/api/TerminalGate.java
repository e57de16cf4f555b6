package org.clearkiosk.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.terminals.Recognition;

/**
 * Lets only terminals through: the certificate of the TLS connection is looked up for every
 * request, so a connection is worth no more than the certificate is at that moment.
 */
final class TerminalGate {
  /** Where the servlet specification puts what the client showed (Jakarta Servlet 6, 3.9). */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final Recognition recognition;

  TerminalGate(Recognition recognition) {
    this.recognition = recognition;
  }

  /** A request of a terminal that has shown who it is. */
  @FunctionalInterface
  interface TerminalHandler {
    void handle(Context context, TerminalIdentity terminal) throws IOException;
  }

  /** Handles what terminals ask, and refuses everyone else. */
  Handler terminal(TerminalHandler handler) {
    return context -> {
      Answer<TerminalIdentity> terminal = recognise(context);
      if (terminal instanceof Answer.Given<TerminalIdentity> given) {
        Requests.setTerminal(context, given.value());
        handler.handle(context, given.value());
      } else {
        Replies.send(context, 0, terminal);
      }
    };
  }

  private Answer<TerminalIdentity> recognise(Context context) {
    return shown(context)
        .map(recognition::of)
        .orElseGet(() -> Answer.refused(Refusal.of(ProblemType.TERMINAL_UNKNOWN)));
  }

  /** The certificate that the client of a request showed; empty where it showed none. */
  static Optional<X509Certificate> shown(Context context) {
    return context.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] shown
            && shown.length > 0
        ? Optional.of(shown[0])
        : Optional.empty();
  }
}
