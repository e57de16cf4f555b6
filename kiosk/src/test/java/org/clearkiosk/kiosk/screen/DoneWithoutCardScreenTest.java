package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever stands there when the answer comes and the card has gone reads nothing of the student.
 */
class DoneWithoutCardScreenTest {
  private static Theme theme;

  @BeforeAll
  static void display() {
    Display.notNeeded();
    theme = Theme.install(Scale.of(1920, 1080));
  }

  @ParameterizedTest
  @CsvSource({"ZH, receipt", "EN, receipt", "ZH, receipt-cash", "EN, receipt-cash"})
  void noOfficeNoOutcomeAndNoRefundIsOnTheScreen(Language language, String sample) {
    State.ReceiptShown shown = (State.ReceiptShown) state(language, sample);
    Receipt receipt = shown.receipt();
    Wording words = Wording.in(language, 2012);
    List<String> personal = new ArrayList<>();
    OfficeBox next = Objects.requireNonNull(receipt.next());
    personal.add(words.of(next.name()));
    personal.add(words.of(next.detail()));
    for (OutcomeWords.Point point :
        OutcomeWords.after(words, receipt, shown.window(), shown.terminal().day())) {
      personal.addAll(point.said());
    }
    shown.maskedName().ifPresent(personal::add);
    personal.add(Objects.requireNonNull(receipt.signed()));

    State submitting = state(language, "submitting");
    State taken = Flow.arrive(submitting, new Event.CardGone()).next();
    State done =
        Flow.arrive(taken, new Event.Delivered(taken.terminal().lastAttempt(), receipt)).next();
    assertThat(personal).hasSizeGreaterThan(5);
    List<String> withCard = Traces.of(ScreenPainter.laidOut(theme, shown));
    List<String> without = Traces.of(ScreenPainter.laidOut(theme, done));
    for (String text : personal) {
      assertThat(without).as(text).noneMatch(trace -> trace.contains(text));
    }
    assertThat(withCard).anyMatch(trace -> trace.contains(words.of(next.name())));
    assertThat(without).anyMatch(trace -> trace.contains(receipt.number()));
    assertThat(without).anyMatch(trace -> trace.contains(words.moment(receipt.completedAt())));
  }

  private static State state(Language language, String sample) {
    return Objects.requireNonNull(SampleStates.all().get(sample)).apply(language);
  }
}
