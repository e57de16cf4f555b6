package org.clearkiosk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Samples HUNDRED = new Samples(new long[] {100_000, 90_000, 900_000});

  @Test
  void saysWhetherEachGoalWasMet() throws IOException {
    Samples faster = new Samples(new long[] {80_000});
    Comparison met = new Comparison("one", "what", "peer", OptionalDouble.of(1.0), faster, HUNDRED);
    Comparison missed =
        new Comparison("two", "what", "peer", OptionalDouble.of(1.2), HUNDRED, faster);

    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Findings findings = new Findings("reader", "card-reader", out, out, null);
    findings.add(met);
    assertThat(findings.isMet()).isTrue();
    findings.add(missed);
    assertThat(findings.isMet()).isFalse();
    assertThat(text.toString())
        .contains("ratio of the medians 0.800, goal at most 1.00: met")
        .contains("ratio of the medians 1.250, goal at most 1.20: MISSED")
        .containsPattern("peer +3 +100\\.0 +900\\.0");
  }

  @Test
  void theJsonHasTheSameFigures() {
    Comparison same =
        new Comparison("one", "what", "peer", OptionalDouble.of(1.0), HUNDRED, HUNDRED);
    JsonObject json =
        JsonParser.parseString(new Report("reader", List.of(same)).json()).getAsJsonObject();

    assertThat(json.get("benchmark").getAsString()).isEqualTo("reader");
    JsonObject comparison = json.getAsJsonArray("comparisons").get(0).getAsJsonObject();
    assertThat(comparison.get("ratio").getAsDouble()).isEqualTo(1.0);
    assertThat(comparison.get("met").getAsBoolean()).isTrue();
    assertThat(comparison.getAsJsonObject("ours").get("p50_ns").getAsLong()).isEqualTo(100_000);
    assertThat(comparison.getAsJsonObject("ours").get("p99_ns").getAsLong()).isEqualTo(900_000);
  }
}
