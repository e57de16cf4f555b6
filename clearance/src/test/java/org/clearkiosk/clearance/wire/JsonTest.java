package org.clearkiosk.clearance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Json.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what is refused when it comes from there. */
class JsonTest {
  private static final CompletionEvent EVENT =
      CompletionEvent.of(
          "0137fd3a-8c00-7000-8000-000000000001",
          "07",
          38,
          "08281001",
          OffsetDateTime.parse("2012-06-12T10:24:00+08:00"),
          new CompletionEvent.Data("s-1", "information_centre", Refund.BANK));

  private static final List<SessionRequest> SESSIONS =
      List.of(
          new SessionRequest.WithProof("c-1", "0f".repeat(16)),
          new SessionRequest.WithSector("k-1", "5008281001", 1),
          new SessionRequest.WithIdentifier("63ddf346"));

  @Test
  void writesAnEventAsCloudEventsJsonPrescribes() {
    assertThat(Json.write(EVENT))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"0137fd3a-8c00-7000-8000-000000000001\","
                + "\"source\":\"/terminals/07\","
                + "\"type\":\"org.clearkiosk.clearance.completed.v1\","
                + "\"subject\":\"08281001\",\"time\":\"2012-06-12T10:24:00+08:00\","
                + "\"datacontenttype\":\"application/json\",\"sequence\":\"0000000038\","
                + "\"data\":{\"session\":\"s-1\",\"office\":\"information_centre\","
                + "\"refund\":\"bank\"}}");
  }

  @Test
  void readsWhatItWrote() throws Exception {
    CompletionEvent read = Json.read(Json.write(EVENT), CompletionEvent.class);

    assertThat(read).isEqualTo(EVENT);
    assertThat(read.terminal()).isEqualTo("07");
    assertThat(read.sequenceNumber()).isEqualTo(38);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"1.0\"        | \"0.3\"",
        "-7000-         | -4000-",
        "/terminals/07  | /terminals/../07",
        "0000000038     | 38",
        "2012-06-12T    | 2012-13-12T",
        "08281001       | 08281001; drop",
        "information_centre | Information centre",
        "\"session\"    | \"sessio\"",
        "\"data\"       | \"date\"",
      })
  void refusesAnEventThatIsNone(String part, String instead) {
    String text = Json.write(EVENT).replace(part, instead);

    assertThatThrownBy(() -> Json.read(text, CompletionEvent.class))
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"password\":null}", "{\"password\":\"12345\"}", "{'"})
  void refusesAPasswordThatIsNone(String text) {
    assertThatThrownBy(() -> Json.read(text, PasswordRequest.class))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aSessionRequestSaysItsProfile() throws Exception {
    assertThat(SESSIONS.stream().map(Json::write))
        .containsExactly(
            "{\"profile\":\"cpu\",\"challenge\":\"c-1\",\"proof\":\"%s\"}"
                .formatted("0f".repeat(16)),
            "{\"profile\":\"classic\",\"sectorKey\":\"k-1\",\"card\":\"5008281001\",\"keyGeneration\":1}",
            "{\"profile\":\"uid\",\"identifier\":\"63ddf346\"}");
    for (SessionRequest request : SESSIONS) {
      assertThat(Json.read(Json.write(request), SessionRequest.class)).isEqualTo(request);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"profile\":null}",
        "{\"profile\":\"uid\"}",
        "{\"profile\":[\"uid\"],\"identifier\":\"63ddf346\"}",
        "{\"profile\":\"UID\",\"identifier\":\"63ddf346\"}",
        "{\"profile\":\"uid\",\"identifier\":null}",
        "{\"profile\":\"uid\",\"identifier\":\"63DDF346\"}",
        "{\"profile\":\"uid\",\"identifier\":\"63ddf34600\"}",
        "{\"profile\":\"uid\",\"identifier\":{\"a\":1}}",
        "{\"profile\":\"uid\",\"identifier\":\"63ddf346\",\"proof\":\"x\"}",
        "{\"identifier\":\"63ddf346\"}",
        "{\"challenge\":\"c-1\",\"proof\":\"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f\"}",
        "{\"profile\":\"cpu\",\"identifier\":\"63ddf346\"}",
        "{\"profile\":\"cpu\",\"challenge\":\"c-1\",\"proof\":\"0f\"}",
        "{\"profile\":\"classic\",\"sectorKey\":\"k\",\"card\":\"5008281001\",\"keyGeneration\":0}",
        "{\"profile\":\"classic\",\"sectorKey\":\"k\",\"card\":\"5008281001\",\"keyGeneration\":1e400}",
        "{\"profile\":\"classic\",\"sectorKey\":\"k\",\"card\":\"5\",\"keyGeneration\":1}",
        "{\"profile\":\"uid\",\"identifier\":\"63ddf346\"} trailing",
        "{'profile':'uid','identifier':'63ddf346'}"
      })
  void refusesASessionRequestOfNoShapeOrOfTwo(String text) {
    assertThatThrownBy(() -> Json.read(text, SessionRequest.class))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void readsAReceiptAndADayThatTellLessThanTodays() throws Exception {
    Receipt older =
        Json.read(
            """
            {"number": "0612-07-0038", "completedAt": "2012-06-12T09:00:40+08:00", "refund": "cash",
             "outcome": {"cardStopsOn": "2012-06-26", "balance": {"how": "bank_refund"},
               "network": {"chargedAsUsual": false}, "refundChoices": ["bank", "cash"], "rules": []}}
            """,
            Receipt.class);
    assertThat(older.outcome().refunds()).isEmpty();
    assertThat(Json.read(Json.write(older), Receipt.class)).isEqualTo(older);
    Today day =
        Json.read(
            """
            {"now": "2012-06-12T09:00:00+08:00", "year": "2012", "terminal": "07", "windows": [],
             "hall": {"name": {"zh": "厅", "en": "hall"}, "place": {"zh": "一层", "en": "here"}, "rules": []}}
            """,
            Today.class);
    assertThat(day.office()).isNull();
  }

  @Test
  void saysNothingPrivateWhenItIsPrinted() {
    assertThat(EVENT.toString()).doesNotContain("08281001");
    assertThat(new PasswordRequest("281001").toString()).doesNotContain("281001");
    assertThat(new ChallengeRequest("6008281001", 1).toString()).doesNotContain("6008281001");
    assertThat(new SectorKeyRequest("63ddf346", 1).toString()).doesNotContain("63ddf346");
    assertThat(new SectorKeyGrant("k-1", "77ae46821ffc", EVENT.time()).toString())
        .doesNotContain("77ae46821ffc");
    for (SessionRequest request : SESSIONS) {
      assertThat(request.toString()).doesNotContain("5008281001").doesNotContain("63ddf346");
    }
  }
}
