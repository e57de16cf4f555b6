package org.clearkiosk.scenario.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a campus is started with. Scenarios with equal settings may share one.
 *
 * @param clock the business time at which the central server starts
 * @param serialReader whether the terminal has a PN532 on a serial port besides
 * @param serialForbidden whether the terminal's user may not open that port
 * @param cards files of cards that are at hand beside the demo deck
 * @param daysSinceEnrolment how many days ahead the clock of the machine is on which server and
 *     terminal run: the terminal was enrolled so long ago
 * @param clockTurns whether the clock of the machine on which the terminal runs can be turned while
 *     it runs
 * @param network what lies between terminal and server
 * @param kiosk further arguments of {@code bin/kiosk}
 * @param environment further variables of the terminal's environment
 * @param enrolled whether the terminal is enrolled with the server
 * @param ready whether the terminal is to invite students before the first step
 * @param alone whether no other scenario may use this campus
 */
public record CampusSettings(
    String clock,
    boolean serialReader,
    boolean serialForbidden,
    List<Path> cards,
    int daysSinceEnrolment,
    boolean clockTurns,
    Network network,
    List<String> kiosk,
    Map<String, String> environment,
    boolean enrolled,
    boolean ready,
    boolean alone) {
  /** In the window of undergraduates, and before that of postgraduates. */
  public static final String IN_JUNE = "2012-06-12T09:00+08:00";

  /** What a scenario has that says nothing of its campus. */
  public static final CampusSettings USUAL =
      new CampusSettings(
          IN_JUNE,
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

  /** Keeps copies. */
  public CampusSettings {
    cards = List.copyOf(cards);
    kiosk = List.copyOf(kiosk);
    environment = Map.copyOf(environment);
  }

  /** The same with other cards beside the deck. */
  public CampusSettings with(List<Path> others) {
    return new CampusSettings(
        clock,
        serialReader,
        serialForbidden,
        others,
        daysSinceEnrolment,
        clockTurns,
        network,
        kiosk,
        environment,
        enrolled,
        ready,
        alone);
  }
}
