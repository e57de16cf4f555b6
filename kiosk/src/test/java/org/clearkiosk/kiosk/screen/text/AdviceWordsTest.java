package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Detour;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever has no status is sent to the office that the policy names, wherever its box stands. */
class AdviceWordsTest {
  private static final String STEP = "information_centre";

  private final Wording english = Wording.in(Language.EN, 2012);

  @Test
  void theOfficeIsNamedAsTheStepsOwnBoxNamesIt() {
    AdviceWords advice = withoutStatus(SampleNotices.withoutStatus());
    assertThat(advice.where()).containsExactly("College");
    assertThat(advice.next())
        .isEqualTo("Have it set or corrected, then place your card again. Where to go:");
  }

  @Test
  void anotherOfficeThanTheLastIsNamedWithItsPlaceAndHours() {
    Text hours = new Text("每天 9:00 — 11:00", "daily 9:00–11:00");
    Text school = new Text("研究生院", "Graduate school");
    AdviceWords advice = withoutStatus(sentTo(school, new Text("二号楼", "Building 2"), hours));
    assertThat(advice.where())
        .containsExactly("Graduate school, Building 2", "Open: daily 9:00–11:00");
    assertThat(advice.next()).doesNotContain("college");
    assertThat(withoutStatus(sentTo(school, null, null)).where())
        .containsExactly("Graduate school");
  }

  @Test
  void anOlderServersNoticeSendsToWhoeverSetsIt() {
    Notice older =
        with(SampleNotices.withoutStatus(), SampleNotices.next(SampleNotices.usual(), STEP));
    AdviceWords advice = withoutStatus(older);
    assertThat(advice.where()).isEmpty();
    assertThat(advice.next()).contains("Have it set or corrected");
  }

  private static Notice sentTo(Text name, @Nullable Text place, @Nullable Text hours) {
    OfficeBox step = SampleNotices.next(SampleNotices.usual(), STEP);
    return with(
        SampleNotices.withoutStatus(),
        step.sentOn(Detour.forStatus(name, place, hours, List.of("S3"))));
  }

  private static Notice with(Notice notice, OfficeBox step) {
    return new Notice(
        notice.student(),
        notice.maskedName(),
        notice.level(),
        notice.status(),
        notice.statusName(),
        notice.statusSetBy(),
        notice.window(),
        notice.offices().stream().map(box -> box.office().equals(STEP) ? step : box).toList(),
        notice.verdict(),
        notice.checks(),
        notice.reasons(),
        notice.hall(),
        notice.outcome(),
        notice.refund(),
        notice.cardFen(),
        notice.networkFen(),
        notice.bankCardTail(),
        notice.receipt(),
        notice.ticket());
  }

  private AdviceWords withoutStatus(Notice notice) {
    State.Advice sample =
        (State.Advice)
            Objects.requireNonNull(SampleStates.all().get("advice-without-status"))
                .apply(Language.EN);
    return AdviceWords.of(
        english, new State.Advice(sample.terminal(), sample.session(), notice, sample.timeLeft()));
  }
}
