package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about campuses, and what the others do with one. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class CampusCommandTest {
  private String data;
  private Path folder;

  @BeforeEach
  void prepare(@TempDir Path parent) throws IOException {
    folder = parent;
    data = parent.resolve("data").toString();
    Database.open(DataFolder.open(parent.resolve("data"))).close();
  }

  private CommandEnd run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private CommandEnd add(String id, String... more) {
    List<String> all = new ArrayList<>(List.of("campus", "add", id));
    all.addAll(List.of("--name-zh", "北校区", "--name-en", "North"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private JsonObject listed(String id) {
    CommandEnd end = run("campus", "list", "--format", "json");
    assertThat(end.code()).isZero();
    for (JsonElement line : Json.GSON.fromJson(end.out(), JsonArray.class)) {
      if (line.getAsJsonObject().get("id").getAsString().equals(id)) {
        return line.getAsJsonObject();
      }
    }
    throw new AssertionError("no campus " + id);
  }

  @Test
  void aCampusIsAddedOnceAndListed() {
    assertThat(add("north").out()).isEqualTo("campus north added" + System.lineSeparator());
    CommandEnd again = add("north");
    assertThat(again.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(again.err()).contains("there is a campus north").contains("nothing was changed");
    CommandEnd list = run("campus", "list");
    assertThat(list.out().lines()).hasSize(2);
    assertThat(list.out()).contains("main").contains("北校区").contains("North");
    assertThat(listed("north").has("policyYear")).isFalse();
    CommandEnd audit = run("audit", "list", "--format", "json");
    assertThat(audit.out()).contains("\"campus_added\"").contains("\"campus\":\"north\"");
  }

  @Test
  void aCampusIsGivenRulesOfItsOwnAndLosesThem() throws Exception {
    assertThat(add("north", "--policy", "2012").code()).isZero();
    assertThat(listed("north").get("policyYear").getAsString()).isEqualTo("2012");
    Path own = folder.resolve("own.json");
    Files.writeString(
        own,
        Policies.text("2012").orElseThrow().replace("\"year\": \"2012\"", "\"year\": \"2013\""));
    assertThat(run("campus", "set", "north", "--policy", own.toString()).code()).isZero();
    assertThat(listed("north").get("policyYear").getAsString()).isEqualTo("2013");
    assertThat(run("campus", "set", "north", "--name-en", "North Hill").code()).isZero();
    assertThat(listed("north").get("policyYear").getAsString()).isEqualTo("2013");
    assertThat(run("campus", "set", "north", "--default-policy").code()).isZero();
    assertThat(listed("north").has("policyYear")).isFalse();
    assertThat(listed("north").get("nameEn").getAsString()).isEqualTo("North Hill");
    assertThat(listed("north").get("nameZh").getAsString()).isEqualTo("北校区");
  }

  @Test
  void rulesThatCannotBeUsedAreNotTaken() throws Exception {
    Path broken = folder.resolve("broken.json");
    Files.writeString(broken, "{}");
    CommandEnd end = add("north", "--policy", broken.toString());
    assertThat(end.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(end.err()).contains("cannot be used");
    assertThat(add("north").code()).isZero();
    assertThat(run("campus", "set", "south", "--name-en", "South").code())
        .isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(run("campus", "set", "north", "--policy", "2012", "--default-policy").code())
        .isEqualTo(ExitCodes.WRONG_USE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"North", "no rth", "../north", "", "n23456789012345678901234567890123"})
  void anIdThatIsNoneIsRefused(String id) {
    assertThat(add(id).code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(run("add-terminal", "07", "--campus", id).code()).isEqualTo(ExitCodes.WRONG_USE);
  }

  @Test
  void terminalsCardKeysAndStudentsGoToTheCampusThatIsNamed() {
    assertThat(add("north").code()).isZero();
    CommandEnd nowhere = run("add-terminal", "07", "--campus", "south");
    assertThat(nowhere.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(nowhere.err()).contains("there is no campus south").contains("campus list");
    assertThat(run("add-terminal", "07").code()).isZero();
    assertThat(run("add-terminal", "07", "--campus", "north").code()).isZero();
    assertThat(run("revoke-terminal", "07", "--campus", "north").code()).isZero();
    assertThat(run("add-terminal", "07", "--campus", "north").code())
        .isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(run("demo-campus", "--campus", "north").code()).isZero();
    assertThat(run("demo-campus", "--campus", "north").code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(run("demo-campus").code()).isZero();
    assertThat(run("completions", "--campus", "north").out().lines()).hasSize(1);
    assertThat(Path.of(data, "keys", "card-master-keys-north.json")).exists();
    assertThat(Path.of(data, "keys", "card-master-keys-main.json")).exists();
  }
}
