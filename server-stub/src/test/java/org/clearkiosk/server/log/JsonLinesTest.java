package org.clearkiosk.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {
  @Test
  void anEventIsOneLineWhateverIsInIt() {
    LoggingEvent event =
        new LoggingEvent(
            "",
            new LoggerContext().getLogger("somewhere"),
            Level.WARN,
            "first\nsecond \u2028 \u009b31m {}",
            new IllegalStateException("Zhang San owes 3 yuan"),
            new Object[] {"\"quoted\""});
    event.setInstant(Instant.parse("2012-06-12T01:02:03.004Z"));
    event.setKeyValuePairs(
        List.of(new KeyValuePair("status", 201), new KeyValuePair("route", "GET /")));

    String line = new String(new JsonLines().encode(event), StandardCharsets.UTF_8);

    assertThat(line).endsWith("}\n").doesNotContain("Zhang").doesNotContain("\u009b");
    assertThat(line.strip().lines()).hasSize(1);
    JsonObject read = JsonParser.parseString(line).getAsJsonObject();
    assertThat(read.get("time").getAsString()).isEqualTo("2012-06-12T01:02:03.004Z");
    assertThat(read.get("level").getAsString()).isEqualTo("WARN");
    assertThat(read.get("message").getAsString())
        .isEqualTo("first\nsecond \u2028 \u009b31m \"quoted\"");
    assertThat(read.get("status").getAsInt()).isEqualTo(201);
    assertThat(read.get("route").getAsString()).isEqualTo("GET /");
    assertThat(read.get("failure").getAsString()).isEqualTo("java.lang.IllegalStateException");
  }
}
