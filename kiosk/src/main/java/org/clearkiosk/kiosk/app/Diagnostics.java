package org.clearkiosk.kiosk.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.State;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of JSON for each screen that has been painted, and whenever what can be touched
 * on it changes: {@code {"screen":…,"code":…,"detail":…,"facts":{name:value},
 * "controls":{name:{x,y,width,height}},"shown":…,"painted":…}} in pixels of the display, and in
 * nanoseconds of the machine's monotonic clock: when the stage was told, and when the display had
 * it; and one for what is read aloud: {@code {"said":…}}. Names the screen, the failure code and
 * what many students share ({@link ScreenFacts}); never anything that tells who stands there.
 */
final class Diagnostics implements Consumer<State> {
  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private final PrintStream out;
  private final AtomicReference<@Nullable State> latest = new AtomicReference<>();
  private @Nullable String last;

  Diagnostics(PrintStream out) {
    this.out = out;
  }

  /** The line. */
  private record Line(
      String screen,
      @Nullable String code,
      @Nullable String detail,
      Map<String, String> facts,
      Map<String, Area> controls) {}

  private record Area(int x, int y, int width, int height) {}

  /** Writes down what is read aloud; only for words in which there is nothing of a student. */
  static Consumer<String> said(PrintStream out) {
    Gson gson = new GsonBuilder().disableHtmlEscaping().create();
    return words -> {
      out.println(gson.toJson(Map.of("said", words)));
      out.flush();
    };
  }

  /** Called after the stage was told to show the state. */
  @Override
  public void accept(State state) {
    latest.set(state);
    long shown = System.nanoTime();
    // The stage's own task stands before the first of these, the painting that it asks for before
    // the second
    SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(() -> painted(state, shown)));
  }

  private void painted(State state, long shown) {
    if (state != latest.get()) {
      // Something newer is on the screen, or will be: its own line tells where the controls are
      print(line(state, Map.of()), shown);
      return;
    }
    Toolkit.getDefaultToolkit().sync();
    Map<String, Area> controls = new TreeMap<>();
    for (Window window : Window.getWindows()) {
      if (window.isShowing()) {
        collect(window, controls);
      }
    }
    print(line(state, controls), shown);
  }

  private void print(Line line, long shown) {
    JsonObject object = gson.toJsonTree(line).getAsJsonObject();
    String text = gson.toJson(object);
    if (!text.equals(last)) {
      last = text;
      object.addProperty("shown", shown);
      object.addProperty("painted", System.nanoTime());
      out.println(gson.toJson(object));
      out.flush();
    }
  }

  private static Line line(State state, Map<String, Area> controls) {
    String detail = state.accept(new ScreenDetail());
    return new Line(
        state.getClass().getSimpleName(),
        state.code().map(FailureCode::code).orElse(null),
        detail.isEmpty() ? null : detail,
        ScreenFacts.of(state),
        controls);
  }

  private static void collect(Container container, Map<String, Area> controls) {
    for (Component component : container.getComponents()) {
      if (component instanceof AbstractButton button
          && button.getName() != null
          && button.isShowing()
          && button.isEnabled()) {
        Point corner = button.getLocationOnScreen();
        controls.put(
            button.getName(), new Area(corner.x, corner.y, button.getWidth(), button.getHeight()));
      } else if (component instanceof Container inner && inner.isVisible()) {
        collect(inner, controls);
      }
    }
  }
}
