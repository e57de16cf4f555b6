package org.clearkiosk.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static String line(String message, @Nullable Throwable failure) {
    LoggingEvent event =
        new LoggingEvent(
            "", new LoggerContext().getLogger("some.where"), Level.WARN, message, failure, null);
    event.setInstant(Instant.parse("2012-06-12T01:02:03.004Z"));
    event.setThreadName("http-1");
    return new String(new TextLines().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void anEventSaysWhenWhereAndWhat() {
    String line = line("all is well", null);

    assertThat(line).endsWith(" WARN  where [http-1] all is well\n");
    assertThat(OffsetDateTime.parse(line.substring(0, line.indexOf(' '))).toInstant())
        .isEqualTo(Instant.parse("2012-06-12T01:02:03.004Z"));
  }

  @Test
  void noMessageLooksLikeAnotherEventOrSteersATerminal() {
    String line = line("first\n2012-06-12 INFO forged\r\u001b[2K\u009b31m\u2028\u202e林", null);

    assertThat(line)
        .endsWith("first\n 2012-06-12 INFO forged\\u000d\\u001b[2K\\u009b31m\\u2028\\u202e林\n");
  }

  @Test
  void aFailureIsNamedWithoutItsMessage() {
    String line = line("it failed", new IllegalStateException("Zhang San owes 3 yuan"));

    assertThat(line).endsWith("it failed\n  java.lang.IllegalStateException\n");
  }
}
