package org.clearkiosk.server.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeTest {
  @Test
  void isReadHoweverItIsTyped() {
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      EnrolmentCode code = EnrolmentCode.random();
      String text = code.text();
      assertThat(text).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
      assertThat(code.toString()).doesNotContain(text);
      for (String typed :
          new String[] {
            text,
            text.toLowerCase(Locale.ROOT),
            text.replace("-", ""),
            " " + text.replace('-', ' ') + "\n",
            text.replace('0', 'O').replace('1', 'l')
          }) {
        assertThat(EnrolmentCode.typed(typed).orElseThrow().digest()).isEqualTo(code.digest());
      }
      texts.add(text);
    }
    assertThat(texts).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ABCDE",
        "ABCDE-FGHJK-MNPQR-STVW",
        "ABCDE-FGHJK-MNPQR-STVWXY",
        "ABCDE-FGHJK-MNPQR-STVWU",
        "ABCDE-FGHJK-MNPQR-STVW'",
        "ABCDE-FGHJK-MNPQR-STVWé"
      })
  void whatIsWrittenOtherwiseIsNone(String text) {
    assertThat(EnrolmentCode.typed(text)).isEmpty();
  }
}
