package org.clearkiosk.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
  @Test
  void aListHasAtMostTwoHundredThousandRows() throws Exception {
    FileErrors errors = new FileErrors();
    String text = "student,status\n" + "1,\n".repeat(CsvRows.MOST_ROWS + 1);
    CsvSource source =
        CsvSource.of(
                "statuses.csv",
                text.getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                errors)
            .orElseThrow();
    FileShape shape = FileShapes.of(FactsFile.STATUSES, TestServer.POLICY);
    long[] taken = {0};
    assertThat(new CsvRows(shape, source, errors).read((line, row) -> taken[0]++, line -> {}))
        .isEmpty();
    assertThat(taken[0]).isEqualTo(CsvRows.MOST_ROWS);
    assertThat(errors.kept())
        .singleElement()
        .asString()
        .isEqualTo("statuses.csv:200002: more than 200,000 rows. Import it in several parts.");
  }
}
