package org.clearkiosk.reader.pcsc;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Contexts that nobody uses at the moment. The JDK has no function that gives a context back to the
 * service, and the service takes about 200 for all programs together: so a context that a closed
 * reader leaves behind serves the next one.
 */
final class IdleContexts {
  private final Deque<Long> contexts = new ArrayDeque<>();

  synchronized void put(long context) {
    contexts.push(context);
  }

  synchronized @Nullable Long take() {
    return contexts.poll();
  }
}
