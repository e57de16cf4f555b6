package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.demo.Area;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Part;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With the window manager of a terminal and without one no key leads out of the kiosk, no other
 * window keeps the focus, the kiosk covers the screen whatever size that takes, and the screen
 * never goes dark.
 */
@Execution(ExecutionMode.CONCURRENT)
class LockedTest {
  private static final Duration TOOL = Duration.ofSeconds(20);
  private static final List<String> WAYS_OUT =
      List.of(
          "alt+F4",
          "Escape",
          "alt+Tab",
          "alt+Escape",
          "Tab",
          "shift+Tab",
          "ctrl+alt+BackSpace",
          "ctrl+alt+Delete",
          "ctrl+alt+Left",
          "ctrl+w",
          "ctrl+q",
          "super",
          "super+e",
          "super+d",
          "F11",
          "Menu",
          "alt+space",
          "shift+F10");

  @ParameterizedTest(name = "with a window manager: {0}")
  @ValueSource(booleans = {true, false})
  void thereIsNoWayOut(boolean windowManager) {
    try (Campus campus = Campus.withoutServer(windowManager)) {
      assertThat(screenSaver(campus)).contains("timeout:  600", "prefer blanking:  yes");
      Kiosk kiosk =
          campus.startKiosk(
              new KioskSettings(URI.create("https://127.0.0.1:1"), campus.kioskData(), List.of()));
      kiosk.await("Idle", LIMIT);
      theScreenNeverGoesDark(campus);

      WAYS_OUT.forEach(campus.touchscreen()::press);
      whoeverTakesTheFocusLosesIt(campus);
      makeTheScreenSmaller(campus);

      campus.touchscreen().press("ctrl+alt+shift+t");
      Screen refused = kiosk.await("T-03", LIMIT, screen -> "T-03".equals(screen.code()));
      assertThat(refused.screen()).isEqualTo("Trouble");
      kiosk.await("the same on a smaller screen", LIMIT, LockedTest::isAsWideAsTheSmallerScreen);
    }
  }

  private static void theScreenNeverGoesDark(Campus campus) {
    assertThat(screenSaver(campus))
        .contains("timeout:  0", "prefer blanking:  no")
        .doesNotContain("DPMS is Enabled");
  }

  private static String screenSaver(Campus campus) {
    return String.join("\n", ask(campus, "xset", "q"));
  }

  private static void whoeverTakesTheFocusLosesIt(Campus campus) {
    Part thief =
        campus
            .parts()
            .start(
                "thief", environment(campus), List.of("xev", "-name", "thief", "-event", "focus"));
    run(campus, "xdotool", "search", "--sync", "--onlyvisible", "--name", "^thief$", "windowfocus");
    int[] line = {0};
    await(thief, line, "FocusIn");
    await(thief, line, "FocusOut");
    thief.close();
  }

  private static void await(Part part, int[] from, String what) {
    part.await(
        what,
        from[0],
        TOOL,
        said -> {
          from[0]++;
          return Optional.of(said).filter(text -> text.startsWith(what));
        });
  }

  private static void makeTheScreenSmaller(Campus campus) {
    String mode = "small 83.5 1280 1352 1480 1680 800 803 809 831 -hsync +vsync";
    run(campus, "xrandr", ("--newmode " + mode).split(" ", -1));
    run(campus, "xrandr", "--addmode", "screen", "small");
    run(campus, "xrandr", "--output", "screen", "--mode", "small");
  }

  private static boolean isAsWideAsTheSmallerScreen(Screen screen) {
    Area button = screen.controls().get("acknowledge");
    return button != null
        && button.x() + button.width() > 1100
        && button.x() + button.width() <= 1280
        && button.y() + button.height() <= 800;
  }

  private static void run(Campus campus, String tool, String... arguments) {
    List<String> unused = ask(campus, tool, arguments);
  }

  private static List<String> ask(Campus campus, String tool, String... arguments) {
    return campus
        .parts()
        .run(
            tool,
            environment(campus),
            Stream.concat(Stream.of(tool), Stream.of(arguments)).toList(),
            TOOL);
  }

  private static Map<String, String> environment(Campus campus) {
    return Map.of("DISPLAY", campus.display().name(), "LC_ALL", "C.UTF-8");
  }
}
