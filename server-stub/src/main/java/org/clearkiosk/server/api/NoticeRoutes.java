package org.clearkiosk.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.store.SourceIdentity;

/** Notices for platforms on the web (N1); {@code docs/source-systems.md} tells them how. */
final class NoticeRoutes {
  private static final int OK = 200;

  private final SourceActs acts;
  private final SourceGate gate;
  private final Exchanges exchanges;

  NoticeRoutes(SourceActs acts, SourceGate gate, Exchanges exchanges) {
    this.acts = acts;
    this.gate = gate;
    this.exchanges = exchanges;
  }

  void add(RoutesConfig routes) {
    routes.get("/v1/students/{number}/notice", gate.source(this::read));
  }

  private void read(Context context, SourceIdentity source) {
    String student = context.pathParam("number");
    exchanges.answer(
        context,
        acts.readNotice().read(source, student),
        answer -> Replies.send(context, OK, answer));
  }
}
