package org.clearkiosk.server.api;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where something failed, without the messages: those may repeat what a student's request or the
 * database held.
 */
final class SafeTrace {
  private static final int MOST_FRAMES = 12;
  private static final int MOST_CAUSES = 5;

  private SafeTrace() {}

  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      text.append(depth == 0 ? "" : "\n caused by ").append(cause.getClass().getName());
      if (cause instanceof SQLException sql) {
        text.append(" code ").append(sql.getErrorCode());
      }
      text.append(
          Arrays.stream(cause.getStackTrace())
              .limit(MOST_FRAMES)
              .map(frame -> "\n  at " + frame)
              .collect(Collectors.joining()));
      cause = cause.getCause();
    }
    return text.toString();
  }
}
