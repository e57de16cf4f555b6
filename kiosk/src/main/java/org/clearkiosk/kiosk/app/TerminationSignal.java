package org.clearkiosk.kiosk.app;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM, and what is done when it comes. Java's own way, a shutdown hook, hears of the first one
 * only, and cannot let a student finish before everything else is being closed. What hears of every
 * one is {@code sun.misc.Signal} of the module {@code jdk.unsupported}, which is there for just
 * such programs (JEP 260) and is called by its name here because javac warns of it.
 */
final class TerminationSignal {
  private static final Logger LOG = LoggerFactory.getLogger(TerminationSignal.class);

  private TerminationSignal() {}

  /**
   * Runs something for every SIGTERM from now on, instead of ending. Where this Java or this system
   * cannot do that, the first SIGTERM ends the process in order, as ever.
   */
  static void onEach(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              TerminationSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), handling);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.warn("This Java does not tell of SIGTERM: it ends the terminal without waiting", e);
    }
  }
}
