package org.clearkiosk.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.terminals.TerminalActs;

/** What a terminal asks for its own sake and no student's. */
final class TerminalRoutes {
  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final TerminalActs acts;
  private final TerminalGate gate;
  private final Exchanges exchanges;

  TerminalRoutes(TerminalActs acts, TerminalGate gate, Exchanges exchanges) {
    this.acts = acts;
    this.gate = gate;
    this.exchanges = exchanges;
  }

  void add(RoutesConfig routes) {
    routes.post("/v1/enrolments", this::enrol);
    routes.post("/v1/enrolments/renewal", gate.terminal(this::renew));
    routes.post("/v1/heartbeats", gate.terminal(this::heartbeat));
  }

  private void enrol(Context context) throws IOException {
    String source = CallerNetwork.of(context);
    exchanges.withBody(
        context,
        JSON,
        EnrolmentRequest.class,
        message -> acts.enrolment().enrol(source, message),
        CREATED);
  }

  private void renew(Context context, TerminalIdentity terminal) throws IOException {
    X509Certificate shown = TerminalGate.shown(context).orElseThrow();
    exchanges.withBody(
        context,
        JSON,
        RenewalRequest.class,
        message -> acts.enrolment().renew(terminal, shown, message),
        CREATED);
  }

  private void heartbeat(Context context, TerminalIdentity terminal) throws IOException {
    exchanges.withBody(
        context,
        JSON,
        Heartbeat.class,
        message -> acts.takeHeartbeat().take(terminal, message),
        OK);
  }
}
