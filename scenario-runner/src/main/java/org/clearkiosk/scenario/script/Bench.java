package org.clearkiosk.scenario.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step can do to a running campus, and look at. Each method returns when it is done, or
 * throws what went wrong as a sentence; every wait inside has a bound.
 */
public interface Bench {
  /**
   * Lays a card on a reader.
   *
   * @param beside whether what lies there stays; else it is taken away first
   */
  void tap(ReaderPlace reader, String card, boolean beside);

  /** Takes all cards from a reader. */
  void remove(ReaderPlace reader);

  /** Waits for a screen, beginning with the first that has not been waited for. */
  void await(Wanted wanted);

  /** Touches a control of the screen that was waited for last, as soon as it takes touches. */
  void touch(String control, int times);

  /** Touches digits one after the other on the keypad. */
  void touchDigits(String digits);

  /** Presses a key, by the name that X11 gives it. */
  void press(String key);

  /**
   * Lets something go wrong, or no longer.
   *
   * @param what in the simulator's words, for example {@code tear 2}
   * @param place where, for example {@code serial}; empty for its usual place
   */
  void fault(String what, Optional<String> place);

  /** Does something to one of the running parts. */
  void part(Deed deed, PartName part);

  /**
   * Starts the central server where it was.
   *
   * @param clock the business time to start at
   */
  void startServerAt(String clock);

  /** Lets another program take something that the terminal needs, or let go of it. */
  void hold(Holding what, boolean taken);

  /** Runs a command of the central server's operator on its data. */
  void operate(List<String> words);

  /**
   * Imports facts into the central server.
   *
   * @param lists the content of each CSV file by its option's name, for example {@code blockers}
   */
  void importFacts(Map<String, String> lists);

  /** Sets the technician's PIN of the terminal. */
  void setTechnicianPin(String digits);

  /**
   * Turns the clock of the machine on which the terminal runs.
   *
   * @param hours how far it is ahead of the true time from now on; less than 0: behind
   */
  void turnClock(int hours);

  /**
   * Waits until exactly one completion of a student is there, and none waits to be delivered. Where
   * the terminal's clock turns, it has a time that the campus has had.
   */
  void expectCompletion(String student);

  /** Looks that there is no completion of a student. */
  void expectNoCompletion(String student);

  /** Waits until the terminal keeps so many confirmations in a state since the scenario began. */
  void expectKept(String state, int count);
}
