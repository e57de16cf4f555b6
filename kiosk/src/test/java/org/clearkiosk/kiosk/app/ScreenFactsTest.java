package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.junit.jupiter.api.Test;

/** What is told of a screen to those who may not see it. */
class ScreenFactsTest {
  /** Days, small counts and words of the program: no name, no number of anyone, no amount. */
  private static final String NOTHING_PERSONAL =
      "2012-\\d\\d-\\d\\d( to 2012-\\d\\d-\\d\\d)?|2013-07-15|\\d{1,2}|[a-z_]+( [a-z_]+)*";

  @Test
  void nothingTellsWhoStandsThere() {
    SampleStates.all()
        .forEach(
            (name, state) ->
                assertThat(ScreenFacts.of(state.apply(Language.ZH)).values())
                    .as(name)
                    .allMatch(value -> value.matches(NOTHING_PERSONAL)));
  }

  @Test
  void theCheckTellsWhenTheCardStopsAndHowMoneyComesBack() {
    assertThat(facts("check-cash", Language.EN))
        .containsAllEntriesOf(
            Map.of("card stops", "2012-06-26", "refund", "cash", "language", "en"));
    assertThat(facts("check-undergraduate-continuing", Language.ZH))
        .containsAllEntriesOf(Map.of("card stops", "2012-09-15", "refund", "none"));
    assertThat(facts("receipt-cash", Language.ZH)).containsEntry("refund", "cash");
  }

  @Test
  void noticeAndSlipTellWhatIsOpen() {
    Map<String, String> notice = facts("notice-hall", Language.ZH);
    assertThat(notice)
        .containsAllEntriesOf(Map.of("open elsewhere", "9", "reasons", "frozen_funds lab_fee"));
    assertThat(facts("hall-2", Language.ZH)).containsEntry("reasons", "frozen_funds lab_fee");
    assertThat(facts("trouble-" + FailureCode.WINDOW_NOT_OPEN.code(), Language.ZH))
        .containsKey("window");
  }

  @Test
  void everyScreenTellsHowItIsSeenAndHeard() {
    assertThat(facts("idle", Language.ZH))
        .isEqualTo(
            Map.of(
                "language",
                "zh",
                "text size",
                "usual",
                "contrast",
                "paper",
                "listening",
                "no",
                "warned",
                "no"));
    assertThat(facts("password-warned", Language.ZH)).containsEntry("warned", "yes");
    assertThat(facts("password-heard", Language.ZH)).containsEntry("listening", "yes");
  }

  private static Map<String, String> facts(String name, Language language) {
    State state = Objects.requireNonNull(SampleStates.all().get(name), name).apply(language);
    return ScreenFacts.of(state);
  }
}
