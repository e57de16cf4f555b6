package org.clearkiosk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads the chain finds every action in the document, and none that is never noted. */
class AuditDocumentTest {
  private static final Pattern ROW =
      Pattern.compile("^\\|((?: `[a-z_]+`,?)+) \\| [a-z]+(?:, [a-z]+)* \\|", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("[a-z_]+");

  @Test
  void theDocumentListsExactlyTheActionsThereAre() throws IOException {
    String document = Files.readString(Path.of("../docs/audit.md"));
    List<String> documented =
        ROW.matcher(document)
            .results()
            .flatMap(row -> WORD.matcher(row.group(1)).results())
            .map(MatchResult::group)
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(AuditAction.values()).map(AuditAction::word).toList());
  }
}
