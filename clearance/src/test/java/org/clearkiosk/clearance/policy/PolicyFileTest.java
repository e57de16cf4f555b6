package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.policy.PolicyFile.MalformedPolicyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year is a file: another year is another file, and a file that lacks something is refused. */
class PolicyFileTest {
  @Test
  void anotherYearIsAnotherFile() throws Exception {
    Policy policy = read(text().replace("2012-06-", "2031-05-").replace("2012-07-", "2031-06-"));

    assertThat(
            policy.decide(
                Students.student(Level.UNDERGRADUATE, Status.GRADUATING),
                List.of(),
                LocalDate.parse("2031-05-11")))
        .isInstanceOf(Decision.Clear.class);
    assertThat(policy.outcome(Level.UNDERGRADUATE, Status.GRADUATING).orElseThrow().cardStopsOn())
        .isEqualTo(LocalDate.parse("2031-05-26"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zone", "windows", "hall", "offices", "blockerKinds", "outcomes"})
  void aFileWithoutAnEssentialPartIsRefused(String part) {
    assertThatThrownBy(() -> read(text().replace("\"" + part + "\"", "\"other\"")))
        .isInstanceOf(MalformedPolicyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"year\":2012", "null"})
  void whatIsNoPolicyIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedPolicyException.class);
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> read(text().replace("2012-06-20", "2012-06-01")))
        .isInstanceOf(MalformedPolicyException.class)
        .hasMessageContaining("lastDay is before firstDay");
  }

  private static Policy read(String text) throws MalformedPolicyException {
    return PolicyFile.read(new StringReader(text));
  }

  private static String text() {
    try (InputStream file = Policies.class.getResourceAsStream("2012.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
