package org.clearkiosk.scenario.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.fault.LineFault;
import org.clearkiosk.sim.fault.NetworkFault;

/** A step that does one thing to the campus, or looks at one. */
public sealed interface Act extends Step {
  /** What it does, in the scenario's own words. */
  String told();

  /** Does it. */
  void on(Bench bench);

  /** Whether it is the terminal's serial reader to which it happens. */
  default boolean ofTheSerialReader() {
    return false;
  }

  /** Lays a card down. */
  record Tap(int line, ReaderPlace reader, String card, boolean beside) implements Act {
    @Override
    public boolean ofTheSerialReader() {
      return reader == ReaderPlace.SERIAL;
    }

    @Override
    public String told() {
      return "tap " + card + onto(reader) + (beside ? ", beside what lies there" : "");
    }

    @Override
    public void on(Bench bench) {
      bench.tap(reader, card, beside);
    }
  }

  /** Takes the cards away. */
  record Remove(int line, ReaderPlace reader) implements Act {
    @Override
    public boolean ofTheSerialReader() {
      return reader == ReaderPlace.SERIAL;
    }

    @Override
    public String told() {
      return "remove" + (reader == ReaderPlace.SERIAL ? " from the serial reader" : "");
    }

    @Override
    public void on(Bench bench) {
      bench.remove(reader);
    }
  }

  /** Waits for a screen. */
  record WaitForScreen(int line, Wanted wanted) implements Act {
    @Override
    public String told() {
      return "wait for " + wanted.told();
    }

    @Override
    public void on(Bench bench) {
      bench.await(wanted);
    }
  }

  /** Touches a control, once or several times as fast as the display takes it. */
  record Touch(int line, String control, int times) implements Act {
    @Override
    public String told() {
      return "touch " + control + (times == 1 ? "" : ", " + times + " times");
    }

    @Override
    public void on(Bench bench) {
      bench.touch(control, times);
    }
  }

  /** Types digits on the screen's keypad. */
  record TypePassword(int line, String digits) implements Act {
    @Override
    public String told() {
      return "type password " + digits;
    }

    @Override
    public void on(Bench bench) {
      bench.touchDigits(digits);
    }
  }

  /** Presses a key of a keyboard. */
  record Key(int line, String key) implements Act {
    @Override
    public String told() {
      return "key " + key;
    }

    @Override
    public void on(Bench bench) {
      bench.press(key);
    }
  }

  /** Lets something go wrong, or no longer, in the simulator's words. */
  record Fault(int line, String what, Optional<String> place) implements Act {
    /** Whether it happens on the way to the server. */
    boolean ofTheNetwork() {
      return isOf(NetworkFault.class);
    }

    @Override
    public boolean ofTheSerialReader() {
      return place
          .map(where -> where.equals(Place.SERIAL.word()))
          .orElseGet(() -> isOf(LineFault.class));
    }

    /** Whether its usual place is where faults of this kind happen. */
    private boolean isOf(Class<?> kind) {
      org.clearkiosk.sim.fault.Fault parsed = org.clearkiosk.sim.fault.Fault.parse(what);
      return kind.isInstance(parsed) && !(parsed instanceof org.clearkiosk.sim.fault.Fault.None);
    }

    @Override
    public String told() {
      return "fault: " + what + place.map(where -> " at " + where).orElse("");
    }

    @Override
    public void on(Bench bench) {
      bench.fault(what, place);
    }
  }

  /** Does something to a running part. */
  record ToPart(int line, Deed deed, PartName part) implements Act {
    @Override
    public String told() {
      return deed.word() + " the " + part.word();
    }

    @Override
    public void on(Bench bench) {
      bench.part(deed, part);
    }
  }

  /** Starts the central server where it was, at another business time. */
  record StartServerAt(int line, String clock) implements Act {
    @Override
    public String told() {
      return "start the server at " + clock;
    }

    @Override
    public void on(Bench bench) {
      bench.startServerAt(clock);
    }
  }

  /** Another program takes something that the terminal needs, or lets go of it. */
  record Hold(int line, Holding what, boolean taken) implements Act {
    @Override
    public String told() {
      return (taken ? "another program takes the " : "the other program lets go of the ")
          + what.word();
    }

    @Override
    public void on(Bench bench) {
      bench.hold(what, taken);
    }
  }

  /** A command of the central server's operator. */
  record Operate(int line, List<String> words) implements Act {
    /** Keeps a copy. */
    public Operate {
      words = List.copyOf(words);
    }

    @Override
    public String told() {
      return "operator: " + String.join(" ", words);
    }

    @Override
    public void on(Bench bench) {
      bench.operate(words);
    }
  }

  /** Facts that reach the central server. */
  record ImportFacts(int line, Map<String, String> lists) implements Act {
    /** Keeps a copy. */
    public ImportFacts {
      lists = Map.copyOf(lists);
    }

    @Override
    public String told() {
      return "import " + String.join(", ", new TreeMap<>(lists).keySet());
    }

    @Override
    public void on(Bench bench) {
      bench.importFacts(lists);
    }
  }

  /** Sets the technician's PIN of the terminal. */
  record SetTechnicianPin(int line, String digits) implements Act {
    @Override
    public String told() {
      return "set the technician's PIN " + digits;
    }

    @Override
    public void on(Bench bench) {
      bench.setTechnicianPin(digits);
    }
  }

  /** Turns the clock of the terminal's machine. */
  record TurnClock(int line, int hours) implements Act {
    @Override
    public String told() {
      return "turn the terminal's clock %+d h".formatted(hours);
    }

    @Override
    public void on(Bench bench) {
      bench.turnClock(hours);
    }
  }

  /** Exactly one completion of a student is recorded, and nothing waits to be delivered. */
  record ExpectCompletion(int line, String student) implements Act {
    @Override
    public String told() {
      return "expect one completion of " + student;
    }

    @Override
    public void on(Bench bench) {
      bench.expectCompletion(student);
    }
  }

  /** No completion of a student is recorded. */
  record ExpectNoCompletion(int line, String student) implements Act {
    @Override
    public String told() {
      return "expect no completion of " + student;
    }

    @Override
    public void on(Bench bench) {
      bench.expectNoCompletion(student);
    }
  }

  /** The terminal keeps so many confirmations in a state. */
  record ExpectKept(int line, String state, int count) implements Act {
    @Override
    public String told() {
      return "expect " + count + " " + state + " in the outbox";
    }

    @Override
    public void on(Bench bench) {
      bench.expectKept(state, count);
    }
  }

  private static String onto(ReaderPlace reader) {
    return reader == ReaderPlace.SERIAL ? " on the serial reader" : "";
  }
}
