package org.clearkiosk.clearance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a student is sent for the step that terminals finish, while none can. */
class DetourTest {
  private static final Text NAME = new Text("大厅", "Hall");

  @Test
  void theHallIsToldWithItsHours() {
    Text hours = new Text("全天", "All day");
    Hall hall = new Hall(NAME, new Text("一层", "First floor"), hours, List.of("C7"));

    assertThat(Detour.settling(hall, 1).place()).isEqualTo(new Text("大厅，一层", "Hall, First floor"));
    assertThat(Detour.settling(hall, 1).hours()).isEqualTo(hours);
  }

  @Test
  void aHallThatIsNotKnownIsSentToAllTheSame() {
    Detour detour = Detour.settling(null, 3);

    assertThat(detour.detail().zh()).isEqualTo("有 3 件事要先到服务大厅处理");
    assertThat(detour.place()).isNull();
    assertThat(detour.rules()).isEmpty();
  }

  @Test
  void ofNameAndPlaceThatAreTooLongTogetherThePlaceIsTold() {
    Text longest = new Text("层", "x".repeat(Text.MAXIMUM_LENGTH - "Hall, ".length()));
    Text longer = new Text("层", longest.en() + "x");

    assertThat(place(longest)).isEqualTo(new Text("大厅，层", "Hall, " + longest.en()));
    assertThat(place(longer)).isEqualTo(longer);
  }

  private static Text place(Text place) {
    return Objects.requireNonNull(
        Detour.settling(new Hall(NAME, place, null, List.of()), 1).place());
  }
}
