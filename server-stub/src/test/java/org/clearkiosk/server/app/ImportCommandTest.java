package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

  private static CommandEnd imported(Path data, Path statuses, String policy) {
    return CommandEnd.run(
        "import", "--data", data.toString(), "--statuses", statuses.toString(), "--policy", policy);
  }
}
