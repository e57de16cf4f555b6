package org.clearkiosk.cardtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a running command writes, one JSON object a line, to be waited for within a bound. */
final class JsonLines {
  private static final int PATIENCE = 30;

  private final BlockingQueue<JsonObject> lines = new LinkedBlockingQueue<>();

  JsonLines(Process process) {
    Thread reading =
        new Thread(
            () ->
                process
                    .inputReader()
                    .lines()
                    .forEach(line -> lines.add(JsonParser.parseString(line).getAsJsonObject())),
            "lines of a command");
    reading.setDaemon(true);
    reading.start();
  }

  /** Waits for so many events of a kind, skipping others; the last of them. */
  JsonObject await(int count, String event) throws InterruptedException {
    JsonObject last = new JsonObject();
    int found = 0;
    while (found < count) {
      JsonObject line = lines.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(line).as("event %s, number %d", event, found + 1).isNotNull();
      if (line != null && line.get("event").getAsString().equals(event)) {
        found++;
        last = line;
      }
    }
    return last;
  }
}
