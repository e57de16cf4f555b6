package org.clearkiosk.reader.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpFormatException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every dump of src/test/resources/dumps, read again: what a card turned out to be when it was
 * recorded, it is still. To add one, drop a masked dump there.
 */
class DumpsTest {
  private static final Path FOLDER = Path.of("src/test/resources/dumps");

  @TestFactory
  List<DynamicTest> haveTheOutcomesThatTheyHad() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> dumps = files.filter(file -> file.toString().endsWith(".dump")).sorted().toList();
      assertThat(dumps).describedAs("dumps in %s", FOLDER.toAbsolutePath()).isNotEmpty();
      return dumps.stream()
          .map(
              dump ->
                  DynamicTest.dynamicTest(String.valueOf(dump.getFileName()), () -> check(dump)))
          .toList();
    }
  }

  private static void check(Path file) throws IOException, DumpFormatException {
    Dump dump = Dump.parse(Files.readString(file));
    assertThat(dump.header().masked()).describedAs("this folder is public: mask the dump").isTrue();
    assertThat(new Replay(dump).outcome()).isEqualTo(dump.header().outcome());
  }
}
