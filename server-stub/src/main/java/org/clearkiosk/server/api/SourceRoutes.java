package org.clearkiosk.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.sources.CardState;
import org.clearkiosk.server.sources.FactAnswer;
import org.clearkiosk.server.sources.FactBlocker;
import org.clearkiosk.server.sources.FactChange;
import org.clearkiosk.server.sources.FactChanges;
import org.clearkiosk.server.sources.FactMistake;
import org.clearkiosk.server.sources.FactRequest;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.sources.StepDone;
import org.clearkiosk.server.store.SourceIdentity;
import org.jspecify.annotations.Nullable;

/** What source systems say; {@code docs/source-systems.md} tells them how. */
final class SourceRoutes {
  private static final String JSON = "application/json";
  private static final String NUMBER = "number";
  private static final String OFFICE = "office";
  private static final String REQUEST_ID = "Idempotency-Key";
  private static final String IF_MATCH = "If-Match";
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  private final SourceActs acts;
  private final SourceGate gate;
  private final Exchanges exchanges;

  SourceRoutes(SourceActs acts, SourceGate gate, Exchanges exchanges) {
    this.acts = acts;
    this.gate = gate;
    this.exchanges = exchanges;
  }

  void add(RoutesConfig routes) {
    String blocker = "/v1/students/{number}/blockers/{id}";
    routes.put(blocker, gate.source(this::putBlocker));
    routes.delete(blocker, gate.source(this::liftBlocker));
    String office = "/v1/students/{number}/offices/{office}";
    routes.put(office, gate.source(this::finishStep));
    routes.delete(office, gate.source(this::reopenStep));
    routes.put("/v1/cards/{number}/state", gate.source(this::cardState));
    routes.post("/v1/facts", gate.source(this::facts));
  }

  private void putBlocker(Context context, SourceIdentity source) throws IOException {
    one(
        context,
        source,
        FactBlocker.class,
        blocker ->
            FactChange.putBlocker(
                context.pathParam(NUMBER),
                context.pathParam("id"),
                blocker,
                tag(context, IF_MATCH),
                tag(context, "If-None-Match")));
  }

  private void liftBlocker(Context context, SourceIdentity source) {
    one(
        context,
        source,
        FactChange.liftBlocker(
            context.pathParam(NUMBER), context.pathParam("id"), tag(context, IF_MATCH)));
  }

  private void finishStep(Context context, SourceIdentity source) throws IOException {
    Answer<StepDone> body = Requests.optional(context, JSON, StepDone.class, StepDone.NO_MORE);
    if (body instanceof Answer.Given<StepDone> given) {
      one(
          context,
          source,
          FactChange.finishStep(
              context.pathParam(NUMBER), context.pathParam(OFFICE), given.value()));
    } else {
      Replies.send(context, NO_CONTENT, body);
    }
  }

  private void reopenStep(Context context, SourceIdentity source) {
    one(
        context,
        source,
        FactChange.reopenStep(context.pathParam(NUMBER), context.pathParam(OFFICE)));
  }

  private void cardState(Context context, SourceIdentity source) throws IOException {
    one(
        context,
        source,
        CardState.class,
        state -> FactChange.cardState(context.pathParam(NUMBER), state));
  }

  private <T> void one(
      Context context, SourceIdentity source, Class<T> type, Function<T, FactChange> change)
      throws IOException {
    Answer<Requests.Body<T>> body = Requests.body(context, JSON, type);
    if (body instanceof Answer.Given<Requests.Body<T>> given) {
      one(context, source, change.apply(given.value().message()));
    } else {
      Replies.send(context, NO_CONTENT, body);
    }
  }

  private void one(Context context, SourceIdentity source, FactChange change) {
    FactRequest request =
        new FactRequest(context.header(REQUEST_ID), new FactChanges(List.of(change)));
    run(context, source, request, SourceRoutes::replyToOne);
  }

  private void facts(Context context, SourceIdentity source) throws IOException {
    Answer<Requests.Body<FactChanges>> body = Requests.body(context, JSON, FactChanges.class);
    if (!(body instanceof Answer.Given<Requests.Body<FactChanges>> given)) {
      Replies.send(context, OK, body);
      return;
    }
    FactChanges changes = given.value().message();
    String id = context.header(REQUEST_ID);
    if (id == null) {
      Replies.problem(context, ProblemTexts.problem(Refusal.of(ProblemType.IDEMPOTENCY_KEY_UNFIT)));
    } else {
      run(context, source, new FactRequest(id, changes), SourceRoutes::replyToMany);
    }
  }

  private void run(
      Context context,
      SourceIdentity source,
      FactRequest request,
      BiConsumer<Context, FactAnswer> reply) {
    exchanges.answer(
        context,
        acts.changeFacts().change(source, request),
        answer -> {
          if (answer instanceof Answer.Given<FactAnswer> given) {
            reply.accept(context, given.value());
          } else {
            Replies.send(context, OK, answer);
          }
        });
  }

  private static void replyToOne(Context context, FactAnswer answer) {
    if (answer instanceof FactAnswer.FactsDone done) {
      String etag = done.results().get(0).etag();
      if (etag != null) {
        context.header("ETag", "\"" + etag + "\"");
      }
      context.status(NO_CONTENT);
    } else if (answer instanceof FactAnswer.FactsMistaken mistaken) {
      Replies.problem(context, ProblemTexts.mistake(mistaken.mistakes().get(0)));
    }
  }

  private static void replyToMany(Context context, FactAnswer answer) {
    if (answer instanceof FactAnswer.FactsDone done) {
      Replies.value(context, OK, done);
    } else if (answer instanceof FactAnswer.FactsMistaken mistaken) {
      List<FactMistake> mistakes = mistaken.mistakes();
      FactsProblem problem = FactsProblem.of(mistakes);
      context
          .status(problem.status())
          .contentType(Problem.MEDIA_TYPE)
          .result(Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** An entity tag without its quotation marks; one alone. */
  private static @Nullable String tag(Context context, String header) {
    String value = context.header(header);
    return value == null ? null : value.strip().replaceAll("^\"|\"$", "");
  }
}
