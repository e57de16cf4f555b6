package org.clearkiosk.server.api;

import java.util.function.BiConsumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells the connections that a request has come so far. */
final class Stage extends Handler.Wrapper {
  private final BiConsumer<OpenConnections, Request> reached;

  Stage(BiConsumer<OpenConnections, Request> reached, Handler next) {
    super(next);
    this.reached = reached;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getConnectionMetaData().getConnector() instanceof TlsConnector.Watched watched) {
      reached.accept(watched.connections(), request);
    }
    return super.handle(request, response, callback);
  }
}
