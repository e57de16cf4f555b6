package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of an import by another year's rules than the servers'. */
class ImportCommandTest {
  @Test
  void listsOfAnotherYearThanTheServersAreRefusedWithTheWayOut(@TempDir Path folder)
      throws Exception {
    Path list =
        Files.writeString(folder.resolve("statuses.csv"), "student,status\n08281001,graduating\n");
    Path nextYear =
        Files.writeString(
            folder.resolve("2013.json"),
            Policies.text("2012").orElseThrow().replace("2013", "2014").replace("2012", "2013"));
    Path data = folder.resolve("data");
    TestServer server = TestServer.start(data, TestServer.JUNE);
    try {
      CommandEnd later = imported(data, list, nextYear.toString());
      assertThat(later.code()).isEqualTo(ExitCodes.OTHER_YEAR);
      assertThat(later.err())
          .contains("by the rules of 2013", "campus main have gone by those of 2012")
          .contains("nothing was changed", "start every server by them first, then import again");
      assertThat(imported(data, list, "2012").code()).isZero();

      server.restartNextYear("2013-06-12T09:00+08:00");
      CommandEnd earlier = imported(data, list, "2012");
      assertThat(earlier.code()).isEqualTo(ExitCodes.OTHER_YEAR);
      assertThat(earlier.err())
          .contains("by the rules of 2012", "campus main have gone by those of 2013")
          .contains("nothing was changed", "take the campus back", "--policy");
      assertThat(imported(data, list, nextYear.toString()).code()).isZero();
    } finally {
      server.close();
    }
  }

  @Test
  void aFullListThatMayBeAMistakeIsRefused(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Path steps = Files.writeString(folder.resolve("offices.csv"), "student,office,done\n");
    Path nobody = Files.writeString(folder.resolve("students.csv"), "number,name,level\n");
    try (TestServer server = TestServer.start(data, TestServer.JUNE)) {
      int students = server.rows("student");

      CommandEnd office = run(data, "--offices", steps.toString(), "--replace", "offices=libary");
      assertThat(office.code()).isEqualTo(ExitCodes.WRONG_USE);
      assertThat(office.err()).contains("no such office").contains("library");

      CommandEnd empty = run(data, "--students", nobody.toString(), "--replace", "students");
      assertThat(empty.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(empty.err()).contains("--replace-most").contains("nothing was changed");
      assertThat(server.rows("student")).isEqualTo(students);

      assertThat(
              run(data, "--students", nobody.toString(), "--replace", "students", "--replace-most")
                  .code())
          .isZero();
      assertThat(server.rows("student")).isOne();
    }
  }

  @Test
  void aSourceThatNobodyKnowsIsTold(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Path list = Files.writeString(folder.resolve("blockers.csv"), "student,source,id,kind\n");
    try (TestServer server = TestServer.start(data, TestServer.JUNE)) {
      CommandEnd end = run(data, "--blockers", list.toString(), "--replace", "blockers=libary");
      assertThat(end.code()).isZero();
      assertThat(end.err()).contains("blockers=libary: neither the file nor the database");
      assertThat(server.rows("student")).isPositive();
    }
  }

  private static CommandEnd run(Path data, String... more) {
    List<String> all = new ArrayList<>(List.of("import", "--data", data.toString()));
    all.addAll(List.of("--policy", "2012"));
    all.addAll(List.of(more));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private static CommandEnd imported(Path data, Path statuses, String policy) {
    return CommandEnd.run(
        "import", "--data", data.toString(), "--statuses", statuses.toString(), "--policy", policy);
  }
}
