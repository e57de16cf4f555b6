package org.clearkiosk.sim.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, and is used. */
class WordsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/clearkiosk/sim/gui");

  @Test
  void areTheSameKeysInBothLanguages() throws Exception {
    assertThat(keys("zh").stringPropertyNames()).isEqualTo(keys("en").stringPropertyNames());
  }

  @Test
  void areAllUsed() throws Exception {
    String code;
    try (Stream<Path> files = Files.list(SOURCES)) {
      code =
          files
              .map(
                  file -> {
                    try {
                      return Files.readString(file);
                    } catch (java.io.IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  })
              .collect(Collectors.joining());
    }
    assertThat(keys("en").stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(code)
                    .contains(
                        key.startsWith("fault.side.") ? "\"fault.side.\"" : "\"" + key + "\""));
  }

  private static Properties keys(String language) throws Exception {
    Properties texts = new Properties();
    try (InputStream file = Words.class.getResourceAsStream("words_" + language + ".properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
