package org.clearkiosk.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.server.api.page.ApiPage;
import org.clearkiosk.server.clearing.Acts;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.store.TerminalIdentity;

/** Which request asks for which act; {@code openapi.yaml} describes the same. */
final class Routes {
  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;

  private final Acts acts;
  private final TerminalGate gate;
  private final Exchanges exchanges;
  private final byte[] openApi;
  private final ApiPage page;

  /**
   * Prepares the routes.
   *
   * @param gate lets only terminals through
   */
  Routes(Acts acts, TerminalGate gate, Exchanges exchanges) throws IOException {
    this.acts = acts;
    this.gate = gate;
    this.exchanges = exchanges;
    try (InputStream document = Routes.class.getResourceAsStream("/openapi.yaml")) {
      if (document == null) {
        throw new IOException("openapi.yaml is missing from the program");
      }
      openApi = document.readAllBytes();
    }
    page = ApiPage.of(new String(openApi, StandardCharsets.UTF_8));
  }

  void add(RoutesConfig routes) {
    routes.get("/livez", context -> context.contentType("text/plain").result("alive\n"));
    routes.get("/readyz", this::readyz);
    routes.get(
        "/v1/openapi.yaml", context -> context.contentType("application/yaml").result(openApi));
    routes.get(
        "/docs",
        context ->
            context
                .header("Content-Security-Policy", page.contentSecurityPolicy())
                .html(page.html()));
    routes.get(
        "/v1/receipt-keys",
        context -> Replies.value(context, PublicKeySet.MEDIA_TYPE, acts.receiptKeys()));
    routes.get(
        "/v1/today",
        gate.terminal(
            (context, terminal) ->
                Replies.value(context, OK, acts.at(terminal.campus()).tellToday().tell(terminal))));
    routes.post("/v1/challenges", gate.terminal(this::challenges));
    routes.post("/v1/sector-keys", gate.terminal(this::sectorKeys));
    routes.post("/v1/sessions", gate.terminal(this::sessions));
    routes.post("/v1/sessions/{id}/password", gate.terminal(this::password));
    routes.get("/v1/sessions/{id}/notice", gate.terminal(this::notice));
    routes.delete("/v1/sessions/{id}", gate.terminal(this::endSession));
    routes.post("/v1/completions", gate.terminal(this::completions));
  }

  private void readyz(Context context) {
    if (acts.ready()) {
      context.contentType("text/plain").result("ready\n");
    } else {
      Replies.problem(context, ProblemTexts.problem(Refusal.busy()));
    }
  }

  private void challenges(Context context, TerminalIdentity terminal) throws IOException {
    exchanges.withBody(
        context,
        JSON,
        ChallengeRequest.class,
        message -> acts.at(terminal.campus()).issueChallenge().issue(terminal, message),
        CREATED);
  }

  private void sectorKeys(Context context, TerminalIdentity terminal) throws IOException {
    exchanges.withBody(
        context,
        JSON,
        SectorKeyRequest.class,
        message -> acts.at(terminal.campus()).issueSectorKey().issue(terminal, message),
        CREATED);
  }

  private void sessions(Context context, TerminalIdentity terminal) throws IOException {
    exchanges.withBody(
        context,
        JSON,
        SessionRequest.class,
        message -> acts.at(terminal.campus()).openSession().open(terminal, message),
        CREATED);
  }

  private void password(Context context, TerminalIdentity terminal) throws IOException {
    String session = session(context);
    exchanges.withBody(
        context,
        JSON,
        PasswordRequest.class,
        message -> acts.at(terminal.campus()).checkPassword().check(terminal, session, message),
        OK);
  }

  private void notice(Context context, TerminalIdentity terminal) {
    String session = session(context);
    exchanges.answer(
        context,
        acts.at(terminal.campus()).tellNotice().tell(terminal, session),
        answer -> Replies.send(context, OK, answer));
  }

  private void endSession(Context context, TerminalIdentity terminal) {
    String session = session(context);
    exchanges.answer(
        context,
        acts.at(terminal.campus()).endSession().end(terminal, session),
        answer -> {
          if (answer instanceof Answer.Given<Boolean>) {
            context.status(NO_CONTENT);
          } else {
            Replies.send(context, NO_CONTENT, answer);
          }
        });
  }

  private void completions(Context context, TerminalIdentity terminal) throws IOException {
    Answer<Requests.Body<CompletionEvent>> body =
        Requests.body(context, CompletionEvent.MEDIA_TYPE, CompletionEvent.class);
    if (body instanceof Answer.Given<Requests.Body<CompletionEvent>> given) {
      exchanges.answer(
          context,
          acts.at(terminal.campus())
              .recordCompletion()
              .record(terminal, given.value().message(), given.value().text()),
          answer -> {
            if (answer instanceof Answer.Given<String> receipt) {
              Replies.stored(context, CREATED, receipt.value());
            } else {
              Replies.send(context, CREATED, answer);
            }
          });
    } else {
      Replies.send(context, CREATED, body);
    }
  }

  private static String session(Context context) {
    return context.pathParam("id");
  }
}
