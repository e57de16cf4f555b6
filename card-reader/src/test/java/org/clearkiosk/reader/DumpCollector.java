package org.clearkiosk.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpFormatException;
import org.clearkiosk.reader.dump.DumpSink;
import org.clearkiosk.reader.replay.Replay;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a reader dumps. With {@code -Dtest.dumps=FOLDER} the masked ones are kept there under
 * the names that the tests give them, to become files of src/test/resources/dumps.
 */
public final class DumpCollector implements DumpSink {
  private final List<String> texts = new CopyOnWriteArrayList<>();

  @Override
  public void accept(String name, String text) {
    assertThat(name).matches("[0-9]{8}-[0-9]{6}-[0-9]{3}-(read|prove)\\.dump");
    texts.add(text);
  }

  /** Everything so far. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** What was dumped last. */
  public Dump last() throws DumpFormatException {
    return Dump.parse(texts.get(texts.size() - 1));
  }

  /** The last dump says what it is expected to say, and says it again when it is played. */
  public void assertReplays(String scenario, String outcome)
      throws DumpFormatException, IOException {
    assertReplays(texts.size() - 1, scenario, outcome);
  }

  /** The same of an earlier dump, counted from 0. */
  public void assertReplays(int index, String scenario, String outcome)
      throws DumpFormatException, IOException {
    String text = texts.get(index);
    Dump dump = Dump.parse(text);
    assertThat(dump.header().outcome()).isEqualTo(outcome);
    assertThat(dump.text()).isEqualTo(text);
    assertThat(new Replay(dump).outcome()).isEqualTo(outcome);
    @Nullable String folder = System.getProperty("test.dumps");
    if (folder != null && dump.header().masked()) {
      Files.writeString(Files.createDirectories(Path.of(folder)).resolve(scenario + ".dump"), text);
    }
  }
}
