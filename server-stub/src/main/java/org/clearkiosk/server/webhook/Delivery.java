package org.clearkiosk.server.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request to a subscriber. */
sealed interface Delivery {
  /** It was taken (2xx). */
  record Taken() implements Delivery {}

  /** The subscriber wants no more (410). */
  record Gone() implements Delivery {}

  /**
   * It was not taken, or no one knows.
   *
   * @param answer the status, or what failed, in a few words that name no one
   * @param later whether the subscriber says that it takes it later (429, 503)
   * @param notBefore how long the subscriber asked to be left alone; null where it did not
   */
  record Failed(String answer, boolean later, @Nullable Duration notBefore) implements Delivery {}
}
