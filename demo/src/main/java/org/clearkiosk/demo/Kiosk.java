package org.clearkiosk.demo;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The kiosk as a process, with a finger on its window. */
public final class Kiosk {
  private static final Gson GSON = new Gson();

  /** How long a screen may take until its controls take touches. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /**
   * How soon after what came of the last touch a hand touches again: the kiosk takes what follows
   * sooner for the second half of a double touch.
   */
  private static final Duration READING = Duration.ofMillis(500);

  private static final String DIGIT = "digit-";

  private final Part process;
  private final Touchscreen touchscreen;
  private int position;
  private boolean touched;
  private long answered = System.nanoTime();

  private Kiosk(Part process, Touchscreen touchscreen) {
    this.process = process;
    this.touchscreen = touchscreen;
  }

  /**
   * Starts a kiosk.
   *
   * @param environment where it finds the display and the card service
   */
  public static Kiosk start(
      Installation installation,
      Parts parts,
      Map<String, String> environment,
      Touchscreen touchscreen,
      KioskSettings settings) {
    return start(installation, parts, environment, touchscreen, settings, List.of());
  }

  /**
   * Starts a kiosk.
   *
   * @param environment where it finds the display and the card service
   * @param through a program with its arguments that starts the launcher; empty for none
   */
  public static Kiosk start(
      Installation installation,
      Parts parts,
      Map<String, String> environment,
      Touchscreen touchscreen,
      KioskSettings settings,
      List<String> through) {
    Map<String, String> variables = new HashMap<>(environment);
    // No student stands before it who would have to finish
    variables.put("CLEARKIOSK_KIOSK_FINISH_WITHIN", "0");
    List<String> command = new ArrayList<>(through);
    command.addAll(installation.launcher("kiosk", settings.arguments()));
    Part process = parts.start("kiosk", variables, command);
    return new Kiosk(process, touchscreen);
  }

  /** Its process. */
  public Part process() {
    return process;
  }

  /**
   * Waits for a screen, beginning with the first that has not been waited for.
   *
   * @param state the state's name
   */
  public Screen await(String state, Duration limit) {
    return await(state, limit, screen -> screen.screen().equals(state));
  }

  /**
   * Waits for a screen that fits.
   *
   * @param what names it for the message of a failure
   */
  public Screen await(String what, Duration limit, Predicate<Screen> fits) {
    int[] lines = {position};
    Screen found =
        process.await(
            "screen " + what,
            position,
            limit,
            line -> {
              lines[0]++;
              return parse(line).filter(fits);
            });
    position = lines[0];
    if (touched) {
      answered = System.nanoTime();
      touched = false;
    }
    return found;
  }

  /** Touches a control of a screen, once. */
  public void touch(Screen screen, String control) {
    touch(screen, control, 1);
  }

  /** Touches a control of a screen several times, as fast as the display takes it. */
  public void touch(Screen screen, String control, int times) {
    Area area = ready(screen, control).control(control);
    if (control.startsWith(DIGIT)) {
      touchscreen.touch(area, times);
      return;
    }
    LockSupport.parkNanos(answered + READING.toNanos() - System.nanoTime());
    touchscreen.touch(area, times);
    answered = System.nanoTime();
    touched = true;
  }

  /** Touches the digits of a number one after the other. */
  public void touchDigits(Screen screen, String digits) {
    Screen pad = ready(screen, DIGIT + 0);
    digits.chars().forEach(digit -> touch(pad, DIGIT + (char) digit));
  }

  /** Saves what the display shows as a picture. */
  public void photograph(Path picture) {
    touchscreen.photograph(picture);
  }

  /** Every screen that it has told of so far. */
  public List<Screen> screens() {
    return process.lines().stream().flatMap(line -> parse(line).stream()).toList();
  }

  /** What it has read aloud so far, in which nothing was personal. */
  public List<String> said() {
    return process.lines().stream()
        .filter(line -> line.startsWith("{\"said\""))
        .map(line -> GSON.fromJson(line, Said.class).said())
        .toList();
  }

  private record Said(String said) {}

  /** The screen given, or the same one once this control takes touches. */
  private Screen ready(Screen screen, String control) {
    return screen.controls().containsKey(control)
        ? screen
        : await(
            screen.screen() + " with " + control,
            SETTLING,
            later ->
                later.screen().equals(screen.screen()) && later.controls().containsKey(control));
  }

  private static Optional<Screen> parse(String line) {
    if (!line.startsWith("{\"screen\"")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(GSON.fromJson(line, Screen.class));
    } catch (JsonSyntaxException e) {
      throw new DemoException("the kiosk wrote a line that cannot be read", e);
    }
  }
}
