package org.clearkiosk.clearance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Staff find every code in the document, and no code that a screen never shows. */
class FailureCodesDocumentTest {
  @Test
  void theDocumentListsExactlyTheCodesThereAre() throws IOException {
    String document = Files.readString(Path.of("../docs/failure-codes.md"));
    List<String> documented =
        Pattern.compile("^\\| ([A-Z]-[0-9]{2}) \\|", Pattern.MULTILINE)
            .matcher(document)
            .results()
            .map(result -> result.group(1))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(FailureCode.values()).map(FailureCode::code).toList());
  }
}
