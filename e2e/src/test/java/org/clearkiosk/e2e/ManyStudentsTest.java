package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.clearkiosk.bench.Soak;
import org.clearkiosk.bench.SoakReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A few students in a row, as {@code bin/soak} has two thousand; how long anything takes is its
 * business alone.
 */
@Execution(ExecutionMode.CONCURRENT)
class ManyStudentsTest {
  private static final int STUDENTS = 8;

  @Test
  void eachIsServedAndNothingPilesUp() throws Exception {
    // a socket's path has room for about a hundred characters
    Path folder = Files.createTempDirectory("ck-many-");

    SoakReport report = new Soak(STUDENTS, Duration.ofMinutes(5), told -> {}).run(folder);

    assertThat(report.students()).isEqualTo(STUDENTS);
    assertThat(report.confirmed()).isEqualTo(8);
    assertThat(report.complete()).as("completions at the server").isTrue();
    assertThat(report.filesFlat()).as("no more files open").isTrue();
    assertThat(report.events()).isGreaterThan(STUDENTS);
    Campus.delete(folder);
  }
}
