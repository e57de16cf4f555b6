package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.Receiver.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.Receiver;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command line and a terminal's confirmation to a subscriber's door. */
class WebhookCommandTest {
  private static CommandEnd run(Path data, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private static JsonObject only(Path data, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--format", "json"));
    CommandEnd end = run(data, all.toArray(String[]::new));
    assertThat(end.code()).isZero();
    JsonArray lines = Json.GSON.fromJson(end.out(), JsonArray.class);
    assertThat(lines).hasSize(1);
    return lines.get(0).getAsJsonObject();
  }

  @Test
  void aSubscriberIsToldOfACompletionAndNoMoreThanItNeeds(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    try (TestServer server = TestServer.start(data, TestServer.JUNE);
        Receiver receiver = new Receiver()) {
      Path authority = Files.writeString(parent.resolve("authority.pem"), receiver.authority());
      Path secretFile = parent.resolve("secret");
      CommandEnd added =
          run(
              data,
              "webhook",
              "add",
              receiver.url(),
              "--allow-private",
              "--authority",
              authority.toString(),
              "--secret-file",
              secretFile.toString());
      assertThat(added.err()).isEmpty();
      assertThat(added.code()).isZero();
      String secret = Files.readString(secretFile).strip();
      assertThat(added.out()).doesNotContain(secret);
      assertThat(PrivateFiles.othersMayRead(secretFile)).isFalse();

      Terminal terminal = server.addTerminal("07");
      Terminal.Opened opened = terminal.open("08281001");
      CompletionEvent event = terminal.event("08281001", opened.session().id(), 1);
      Receipt receipt = terminal.deliver(event).as(Receipt.class);
      // the first to come: what the demo campus had completed before is not told
      Receiver.Request request = receiver.await(1).get(0);

      assertThat(request.isSignedWith(secret)).isTrue();
      assertThat(request.event().data().receipt()).isEqualTo(receipt.number());
      assertThat(Json.GSON.fromJson(request.body(), JsonObject.class).keySet())
          .containsExactlyInAnyOrder(
              "specversion",
              "id",
              "source",
              "type",
              "subject",
              "time",
              "datacontenttype",
              "sequence",
              "data");
      JsonObject told =
          Json.GSON.fromJson(request.body(), JsonObject.class).getAsJsonObject("data");
      assertThat(told.keySet())
          .containsExactlyInAnyOrder("student", "office", "year", "completedAt", "receipt");
      assertThat(told.get("student").getAsString()).isEqualTo("08281001");
      assertThat(told.get("office").getAsString()).isEqualTo("information_centre");

      // the same confirmation again is no second event, and a refused one none at all
      int before = server.rows("outgoing");
      terminal.deliver(event);
      assertThat(server.rows("outgoing")).isEqualTo(before);
      Await.until(
          "it is settled", () -> only(data, "webhook", "list").get("waiting").getAsInt() == 0);
      JsonObject listed = only(data, "webhook", "list");
      assertThat(listed.get("state").getAsString()).isEqualTo("told");
      assertThat(run(data, "audit", "list").out())
          .contains("webhook_added")
          .contains("127.0.0.1")
          .doesNotContain("/hook")
          .doesNotContain(secret);
    }
  }

  @Test
  void deadLettersAreListedReplayedAndGoWithTheirSubscriber(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    try (TestServer server = TestServer.start(data, TestServer.JUNE);
        Receiver receiver = new Receiver()) {
      Path authority = Files.writeString(parent.resolve("authority.pem"), receiver.authority());
      receiver.answers(event -> answer(500));
      CommandEnd added =
          run(
              data,
              "webhook",
              "add",
              receiver.url(),
              "--allow-private",
              "--authority",
              authority.toString());
      assertThat(added.out()).contains("whsec_");
      String id = only(data, "webhook", "list").get("id").getAsString();
      Terminal terminal = server.addTerminal("07");
      Terminal.Opened opened = terminal.open("08281001");
      terminal.deliver(terminal.event("08281001", opened.session().id(), 1));
      Await.until(
          "it failed",
          () -> only(data, "webhook", "list").get("state").getAsString().equals("failing"));
      server.time().pass(Duration.ofDays(3));
      Await.until("it is dead", () -> only(data, "webhook", "list").get("dead").getAsInt() == 1);
      JsonObject dead = only(data, "webhook", "dead", "list");
      assertThat(dead.get("lastAnswer").getAsString()).isEqualTo("status 500");
      assertThat(dead.get("attempts").getAsInt()).isEqualTo(2);
      assertThat(run(data, "webhook", "dead", "replay", id).out()).contains("1 dead letters");
      server.time().pass(Duration.ofSeconds(5));
      receiver.await(3);
      assertThat(run(data, "webhook", "remove", id).out()).contains(id + " removed");
      assertThat(run(data, "webhook", "list", "--format", "json").out().strip()).isEqualTo("[]");
      assertThat(server.rows("dead_letter")).isZero();
    }
  }

  @Test
  void whatCannotBeAddedChangesNothing(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    Database.open(DataFolder.open(data)).close();
    assertThat(run(data, "webhook", "add", "http://example.edu/").code())
        .isEqualTo(ExitCodes.WRONG_USE);
    CommandEnd inside = run(data, "webhook", "add", "https://10.0.0.1/");
    assertThat(inside.err()).contains("--allow-private").contains("nothing was changed");
    Path noCertificate = Files.writeString(parent.resolve("empty.pem"), "nothing");
    assertThat(
            run(
                    data,
                    "webhook",
                    "add",
                    "https://example.edu/",
                    "--authority",
                    noCertificate.toString())
                .err())
        .contains("no certificate");
    assertThat(run(data, "webhook", "add", "https://example.edu/", "--campus", "south").err())
        .contains("there is no campus south");
    assertThat(run(data, "webhook", "remove", "deadbeef").code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(run(data, "webhook", "resume", "deadbeef").err()).contains("webhook list");
    assertThat(run(data, "webhook", "dead", "replay", "deadbeef").err()).contains("webhook list");
    assertThat(run(data, "webhook", "list", "--format", "json").out().strip()).isEqualTo("[]");
  }
}
