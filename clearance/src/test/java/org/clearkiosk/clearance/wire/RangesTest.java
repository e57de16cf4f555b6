package org.clearkiosk.clearance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import org.clearkiosk.clearance.model.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the ranges of messages end, and what is printed of them. */
class RangesTest {
  private static final String CARD = "6008281001";
  private static final String UID = "04a1b2c3";

  @ParameterizedTest
  @ValueSource(ints = {1, 255})
  void aKeyGenerationIsOfOneByte(int generation) {
    assertThat(new ChallengeRequest(CARD, generation).keyGeneration()).isEqualTo(generation);
  }

  @Test
  void aSectorIsOneOfFifteen() {
    assertThat(new SectorKeyRequest(UID, 1)).hasToString("SectorKeyRequest[]");
    assertThat(new SectorKeyRequest(UID, 15).sector()).isEqualTo(15);
    for (int sector : new int[] {0, 16}) {
      assertThatThrownBy(() -> new SectorKeyRequest(UID, sector)).hasMessage("sector: 1 to 15");
    }
    assertThatThrownBy(() -> new SectorKeyRequest("04a1", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256})
  void noOtherKeyGenerationIsTaken(int generation) {
    assertThatThrownBy(() -> new ChallengeRequest(CARD, generation))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsPrintedSaysWhatItIs() {
    assertThat(new ChallengeRequest(CARD, 1)).hasToString("ChallengeRequest[]");
    assertThat(event()).hasToString("CompletionEvent[0137fd3a-8c00-7000-8000-000000000001]");
  }

  @ParameterizedTest
  @CsvSource({
    "specversion, 1.0, 1.1",
    "id, -7000-, -4000-",
    "source, /terminals/07, /terminals/0-7",
    "type, completed.v1, completed.v2",
    "subject, 08281001, 0828 1001",
    "datacontenttype, application/json, text/plain",
    "sequence, 0000000038, 0000000O38",
    "sequence, 0000000038, 00000000038",
    "sequence, 0000000038, 0000000000",
    "sequence, 0000000038, 9999999999",
  })
  void everyPartOfAnEventIsLookedAt(String part, String good, String bad) throws Exception {
    String text = Json.write(event());
    assertThat(Json.read(text, CompletionEvent.class)).isEqualTo(event());

    assertThatThrownBy(() -> Json.read(text.replace(good, bad), CompletionEvent.class))
        .isInstanceOf(Json.MalformedMessageException.class)
        .hasRootCauseMessage(rootCause(part));
  }

  @ParameterizedTest
  @CsvSource({"0000000001, 1", "9999999998, 9999999998"})
  void theFirstAndTheLastNumberAreTaken(String written, long number) throws Exception {
    String text = Json.write(event()).replace("0000000038", written);
    assertThat(Json.read(text, CompletionEvent.class).sequenceNumber()).isEqualTo(number);
    assertThat(SequenceRange.GREATEST).isEqualTo(9_999_999_998L);
  }

  private static String rootCause(String part) {
    return switch (part) {
      case "specversion" -> "specversion: 1.0";
      case "id" -> "id: [0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
      case "source" -> "source: /terminals/[A-Za-z0-9]{1,16}";
      case "type" -> "type: org.clearkiosk.clearance.completed.v1";
      case "subject" -> "subject: [0-9A-Za-z]{1,20}";
      case "datacontenttype" -> "datacontenttype: application/json";
      default -> "sequence: (?!0{10}|9{10})[0-9]{10}";
    };
  }

  @Test
  void aMonthIsWrittenAsIsoDoes() {
    assertThat(Json.GSON.toJson(YearMonth.of(2031, 6))).isEqualTo("\"2031-06\"");
    assertThat(Json.GSON.fromJson("\"2031-06\"", YearMonth.class)).isEqualTo(YearMonth.of(2031, 6));
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void aProblemIsKnownByItsUri(ProblemType type) {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
    assertThat(type.uri()).matches("urn:clearkiosk:problem:[a-z]+(-[a-z]+)*");
    assertThat(type.status()).isBetween(400, 599);
  }

  @Test
  void aProblemHasItsShortCode() {
    assertThat(ProblemType.CARD_LOST.code()).contains(FailureCode.CARD_LOST);
    assertThat(ProblemType.NOT_FOUND.code()).isEmpty();
    assertThat(ProblemType.of(problem(ProblemType.BUSY.uri()))).contains(ProblemType.BUSY);
    assertThat(ProblemType.of(problem("about:blank"))).isEmpty();
  }

  private static CompletionEvent event() {
    return CompletionEvent.of(
        "0137fd3a-8c00-7000-8000-000000000001",
        "07",
        38,
        "08281001",
        OffsetDateTime.parse("2012-06-12T10:24:00+08:00"),
        new CompletionEvent.Data("s-1", "information_centre", null));
  }

  private static Problem problem(String type) {
    return new Problem(type, "title", 500, null, null, null, null, null, null, null);
  }
}
