package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.junit.jupiter.api.Test;

class DeliveryEventsTest {
  private static final Failure NO = Failure.of(FailureCode.CONFIRMATION_REFUSED);

  private final List<Event> events = new ArrayList<>();
  private final DeliveryEvents deliveries = new DeliveryEvents(events::add);

  @Test
  void tellsTheOneWhoWaits() {
    deliveries.expect("b", new Attempt(2));
    deliveries.refused("a", NO);
    assertThat(events).isEmpty();
    deliveries.refused("b", NO);
    assertThat(events).containsExactly(new Event.DeliveryRefused(new Attempt(2), NO));
    deliveries.refused("b", NO);
    assertThat(events).hasSize(1);
  }

  @Test
  void remembersAnAnswerThatIsQuickerThanTheWordThatItIsKept() {
    deliveries.refused("b", NO);
    deliveries.expect("b", new Attempt(2));
    assertThat(events).containsExactly(new Event.DeliveryRefused(new Attempt(2), NO));
  }
}
