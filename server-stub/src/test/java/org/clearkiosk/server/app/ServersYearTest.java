package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands judge by the rules that the servers go by, or not at all. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class ServersYearTest {
  private static final String STUDENT = "08281001";

  private Path data;
  private Path configuration;
  private TestServer server;

  /** A server that goes by a year that does not come with the program. */
  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    data = folder.resolve("data");
    Files.writeString(
        folder.resolve("2013.json"),
        Policies.text("2012")
            .orElseThrow()
            .replace("2013", "2014")
            .replace("2012", "2013")
            .replace("\"information_centre\"", "\"card_centre\""));
    configuration =
        Files.writeString(folder.resolve("server.yaml"), "data: data\npolicy: 2013.json\n");
    server = TestServer.start(data, TestServer.JUNE);
    server.restartNextYear("2013-06-12T09:00+08:00");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static CommandEnd run(List<String> command, String... where) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(where));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private CommandEnd configured(String... command) {
    return run(List.of(command), "--config", configuration.toString());
  }

  private CommandEnd unconfigured(String... command) {
    return run(List.of(command), "--data", data.toString());
  }

  private static void refused(CommandEnd end) {
    assertThat(end.code()).isEqualTo(ExitCodes.OTHER_YEAR);
    assertThat(end.out()).isEmpty();
    assertThat(end.err())
        .contains("by the rules of 2012", "campus main have gone by those of 2013", "--config");
  }

  @Test
  void aNoticeIsTheServersAndNamesItsYear() {
    String[] notice = {"notice", STUDENT, "--as", "desk", "--on", "2013-06-12"};
    CommandEnd end = configured(notice);
    assertThat(end.err()).isEmpty();
    assertThat(end.out().lines().findFirst().orElseThrow()).contains("按 2013 年的规定");
    assertThat(end.out()).contains("2013-06-11 – 2013-06-20");
    refused(unconfigured(notice));
  }

  @Test
  void aTokensOfficeIsOneOfTheServers() {
    String[] token = {"token", "add", "cards", "--scope", "steps:write", "--office", "card_centre"};
    refused(unconfigured(token));
    assertThat(server.rows("source_token")).isZero();
    CommandEnd end = configured(token);
    assertThat(end.err()).isEmpty();
    assertThat(end.code()).isZero();
  }

  @Test
  void anImportTakesTheServersRulesFromTheFile() throws IOException {
    Path list =
        Files.writeString(
            data.resolveSibling("offices.csv"), "student,office,done\n08281002,card_centre,yes\n");
    CommandEnd end = configured("import", "--offices", list.toString());
    assertThat(end.err()).isEmpty();
    assertThat(end.code()).isZero();
  }

  @Test
  void aCampusThatIsAddedLaterHasTheServersYearFromItsFirstRequestOn() throws IOException {
    CampusId north = new CampusId("north");
    assertThat(configured("campus", "add", "north", "--name-zh", "北", "--name-en", "North").code())
        .isZero();
    assertThat(server.addTerminal(north, "07").get("/v1/today").status()).isEqualTo(200);

    String[] token = {
      "token", "add", "cards", "--scope", "steps:write", "--office", "information_centre"
    };
    CommandEnd ofToken = run(List.of(token), "--campus", "north", "--data", data.toString());
    Path list =
        Files.writeString(
            data.resolveSibling("students.csv"), "number,name,level\n08290001,林,硕士\n");
    CommandEnd ofImport =
        unconfigured("import", "--campus", "north", "--students", list.toString());

    for (CommandEnd end : List.of(ofToken, ofImport)) {
      assertThat(end.code()).isEqualTo(ExitCodes.OTHER_YEAR);
      assertThat(end.err())
          .contains("by the rules of 2012", "campus north have gone by those of 2013");
    }
  }

  @Test
  void aCampusesOwnRulesAreNotTakenFromThere() {
    CommandEnd end = configured("campus", "add", "north", "--name-zh", "北", "--name-en", "North");
    assertThat(end.err()).isEmpty();
    assertThat(
            configured("campus", "set", "north", "--name-zh", "北校区", "--name-en", "North").code())
        .isZero();
    assertThat(run(List.of("campus", "list"), "--config", configuration.toString()).out())
        .containsPattern("north +北校区 +North +\\(the server's\\)");
  }
}
