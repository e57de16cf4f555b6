package org.clearkiosk.server.clearing;

import java.util.Objects;

/** What a terminal is answered: what it asked for, or why not. */
public sealed interface Answer<T> {
  /** What was asked for. */
  record Given<T>(T value) implements Answer<T> {
    public Given {
      Objects.requireNonNull(value, "value");
    }
  }

  /** Why not. Nothing was changed, but for what the refusal itself says. */
  record Refused<T>(Refusal refusal) implements Answer<T> {
    public Refused {
      Objects.requireNonNull(refusal, "refusal");
    }
  }

  /** What was asked for. */
  static <T> Answer<T> given(T value) {
    return new Given<>(value);
  }

  /** Why not. */
  static <T> Answer<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }
}
