package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clearkiosk.server.support.Answered;
import org.clearkiosk.server.support.Contract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the OpenAPI document says is answered, the tests of this build were answered: else it says
 * too much, or nobody looks. It runs after all others, in a process of its own.
 *
 * <p>An answer that a route has of its own has to be met at that route. One that many routes share
 * (a gate before them, a body that cannot be read, a failure) comes from one place in the program:
 * it has to be met at one of them.
 */
@Tag("answered")
class EveryAnswerTest {
  /** It takes a database that is gone, or a writer that is full, for seconds. */
  private static final String BUSY = "FailureTest shows it on an exchange of its own";

  /** Not met but by chance, and why that is right. */
  private static final Map<String, String> EXCUSED =
      Map.of("503 busy", BUSY, "POST /v1/completions 503 busy", BUSY);

  @Test
  void whatIsDocumentedIsAnswered() throws IOException {
    Set<String> met = Answered.soFar();
    assumeThat(Answered.noted()).as("the build told where to note what was met").isTrue();
    assertThat(met).as("what the tests before met").isNotEmpty();
    Set<String> kindsMet = met.stream().map(EveryAnswerTest::kind).collect(Collectors.toSet());
    Set<String> never = new TreeSet<>();
    Contract.documented()
        .forEach(
            (answer, ofItsOwn) -> {
              if (ofItsOwn && !met.contains(answer)) {
                never.add(answer);
              } else if (!ofItsOwn && !kindsMet.contains(kind(answer))) {
                never.add(kind(answer));
              }
            });

    assertThat(never).isSubsetOf(EXCUSED.keySet());
  }

  /** Status and kind of problem, without the route. */
  private static String kind(String answer) {
    return answer.split(" ", 3)[2];
  }
}
