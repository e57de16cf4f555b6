package org.clearkiosk.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clearkiosk.scenario.script.Act;
import org.clearkiosk.scenario.script.CampusSettings;
import org.clearkiosk.scenario.script.Network;
import org.clearkiosk.scenario.script.ReaderPlace;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.script.Step;
import org.clearkiosk.scenario.script.Wanted;
import org.junit.jupiter.api.Test;

/** Which scenarios share a campus. */
class GroupTest {
  private static final CampusSettings ALONE =
      new CampusSettings(
          CampusSettings.IN_JUNE,
          false,
          false,
          List.of(),
          0,
          false,
          Network.DIRECT,
          List.of(),
          Map.of(),
          true,
          true,
          true);
  private static final CampusSettings IN_JULY =
      new CampusSettings(
          "2012-07-03T09:00+08:00",
          false,
          false,
          List.of(),
          0,
          false,
          Network.DIRECT,
          List.of(),
          Map.of(),
          true,
          true,
          false);

  @Test
  void thoseWithEqualSettingsAndOtherCardsShareOne() {
    List<Group> groups =
        groups(
            scenario("a", CampusSettings.USUAL, "1"),
            scenario("b", CampusSettings.USUAL, "2", "3"),
            scenario("c", IN_JULY, "4"));

    assertThat(groups).extracting(group -> group.scenarios().size()).containsExactly(2, 1);
  }

  @Test
  void noCardIsLaidDownByTwoScenariosOfOneCampus() {
    List<Group> groups =
        groups(
            scenario("a", CampusSettings.USUAL, "1"),
            scenario("b", CampusSettings.USUAL, "2", "1"),
            scenario("c", CampusSettings.USUAL, "3"));

    assertThat(groups).extracting(group -> group.scenarios().size()).containsExactly(2, 1);
  }

  @Test
  void cardsOfTheirOwnKeepNoScenariosApart() {
    Path card = Path.of("/own/card.json");
    Path other = Path.of("/other/card.json");
    List<Group> groups =
        groups(
            scenario("a", CampusSettings.USUAL, "1"),
            scenario("b", CampusSettings.USUAL.with(List.of(card)), "2"),
            scenario("c", CampusSettings.USUAL.with(List.of(card, other)), "3"));

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).settings().cards()).containsExactly(card, other);
  }

  @Test
  void whatWantsToBeAloneIsAlone() {
    assertThat(groups(scenario("a", ALONE, "1"), scenario("b", ALONE, "2"))).hasSize(2);
  }

  @Test
  void aCampusServesOnlySoManyThatOthersCanHelp() {
    Scenario[] many = new Scenario[50];
    for (int index = 0; index < many.length; index++) {
      many[index] = scenario("s" + index, CampusSettings.USUAL, "card-" + index);
    }

    assertThat(groups(many)).hasSize(3);
  }

  @Test
  void theLongestBeginFirst() {
    List<Group> groups = groups(scenario("a", ALONE, "1"), scenario("b", ALONE, "2", "3", "4"));

    assertThat(groups.get(0).scenarios().get(0).title()).isEqualTo("b");
  }

  @Test
  void aWaitThatMayTakeLongCountsByItsSeconds() {
    Scenario waits =
        new Scenario(
            Path.of("a.yaml"),
            "a",
            "",
            ALONE,
            List.of(new Act.WaitForScreen(1, wanted(Wanted.USUAL.plusSeconds(30)))));
    List<Group> groups = groups(scenario("b", ALONE, "1", "2", "3"), waits);

    assertThat(groups.get(0).scenarios().get(0).title()).isEqualTo("a");
  }

  private static Wanted wanted(Duration within) {
    return new Wanted(
        Optional.of("Idle"), List.of(), Optional.empty(), Map.of(), Optional.empty(), within);
  }

  private static List<Group> groups(Scenario... scenarios) {
    return Group.of(List.of(scenarios), OptionalLong.empty());
  }

  private static Scenario scenario(String title, CampusSettings campus, String... cards) {
    List<Step> steps = new ArrayList<>();
    for (String card : cards) {
      steps.add(new Act.Tap(steps.size() + 1, ReaderPlace.PCSC, card, false));
    }
    return new Scenario(Path.of(title + ".yaml"), title, "", campus, steps);
  }
}
