package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.policy.PolicyFile.MalformedPolicyException;
import org.clearkiosk.clearance.policy.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with a mistake is not read; what comes along has none. */
class PolicyFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"year\":2012", "null", "7"})
  void whatIsNoPolicyIsRefused(String text) {
    assertThatThrownBy(() -> YearFiles.read(text)).isInstanceOf(MalformedPolicyException.class);
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    String text =
        YearFiles.text("2012")
            .replace("\"lastDay\": \"2012-06-20\"", "\"lastDay\": \"2012-06-01\"")
            .replace("Asia/Shanghai", "Asia/Nowhere");

    MalformedPolicyException refused =
        catchThrowableOfType(MalformedPolicyException.class, () -> YearFiles.read(text));

    assertThat(refused.mistakes())
        .extracting(Mistake::path)
        .containsExactly("$.zone", "$.windows.undergraduate.lastDay");
    assertThat(refused)
        .hasMessage(
            refused.mistakes().get(0).inWords() + "\n" + refused.mistakes().get(1).inWords());
  }

  static List<String> years() {
    return Policies.years();
  }

  @ParameterizedTest
  @MethodSource("years")
  void everyYearThatComesAlongIsCalledByItsName(String year) {
    assertThat(Policies.ofYear(year))
        .hasValueSatisfying(policy -> assertThat(policy.year()).isEqualTo(year));
    assertThat(Policies.schema()).contains("https://json-schema.org/draft/2020-12/schema");
    assertThat(Policies.text(year)).contains(YearFiles.text(year));
  }

  @Test
  void theNewestYearIsTheLast() {
    assertThat(Policies.years()).isNotEmpty().isSorted();
    assertThat(Policies.newestYear())
        .isEqualTo(new ArrayList<>(Policies.years()).get(Policies.years().size() - 1));
    assertThat(Policies.ofYear("1898")).isEmpty();
    assertThat(Policies.ofYear("../policy/2012")).isEmpty();
  }

  @Test
  void aFileWithoutEndIsNotReadToIt() throws Exception {
    String text = PolicyFile.text(new Endless());

    assertThat(text)
        .hasSizeBetween(PolicyFile.MAXIMUM_LENGTH + 1, PolicyFile.MAXIMUM_LENGTH + 8192);
    assertThatThrownBy(() -> PolicyFile.read(new Endless()))
        .isInstanceOf(MalformedPolicyException.class)
        .hasMessageContaining("more than 1048576 characters");
  }

  @Test
  void aFileOfTheGreatestLengthIsReadWhole() throws Exception {
    String text = " ".repeat(PolicyFile.MAXIMUM_LENGTH);

    assertThat(PolicyFile.text(new StringReader(text))).isEqualTo(text);
    assertThatThrownBy(() -> YearFiles.read(text)).hasMessageContaining("no JSON");
  }

  /** Blanks for ever. */
  private static final class Endless extends Reader {
    @Override
    public int read(char[] buffer, int offset, int length) {
      java.util.Arrays.fill(buffer, offset, offset + length, ' ');
      return length;
    }

    @Override
    public void close() {}
  }
}
