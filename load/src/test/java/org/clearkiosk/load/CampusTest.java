package org.clearkiosk.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty thousand students have more office steps than an import takes of one file. */
class CampusTest {
  @Test
  void aListThatIsTooLongIsImportedInPartsThatLackNothing(@TempDir Path folder) throws Exception {
    Path list = folder.resolve("offices.csv");
    List<String> rows =
        IntStream.rangeClosed(0, Campus.MOST_ROWS).mapToObj(n -> n + ",done").toList();
    Files.write(list, Stream.concat(Stream.of("student,office"), rows.stream()).toList());

    List<Path> parts = Campus.parts(list);

    assertThat(parts).hasSize(2);
    List<String> first = Files.readAllLines(parts.get(0));
    List<String> second = Files.readAllLines(parts.get(1));
    assertThat(first).hasSize(Campus.MOST_ROWS + 1).startsWith("student,office", "0,done");
    assertThat(second).containsExactly("student,office", Campus.MOST_ROWS + ",done");
  }

  @Test
  void aListThatFitsIsTakenAsItIs(@TempDir Path folder) throws Exception {
    Path list = Files.write(folder.resolve("cards.csv"), List.of("number,student", "1,2"));
    assertThat(Campus.parts(list)).containsExactly(list);
  }
}
