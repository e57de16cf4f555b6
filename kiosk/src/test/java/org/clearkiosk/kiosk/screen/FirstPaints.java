package org.clearkiosk.kiosk.screen;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;

/**
 * How much of a processor Swing's thread takes for a screen: made, laid out and painted, in
 * milliseconds, the first time in a process and the best of ten more. For measuring, not a test.
 *
 * <p>{@code java -cp … org.clearkiosk.kiosk.screen.FirstPaints}
 */
public final class FirstPaints {
  private static final double NANOSECONDS = 1e6;
  private static final int AGAIN = 10;

  private FirstPaints() {}

  /** Measures one process. */
  public static void main(String[] arguments) throws Exception {
    Map<String, double[]> times = new LinkedHashMap<>();
    SwingUtilities.invokeAndWait(() -> measure(times));
    times.forEach((name, time) -> System.out.printf("%-28s %7.1f %7.1f%n", name, time[0], time[1]));
  }

  private static void measure(Map<String, double[]> times) {
    Theme theme = Theme.install(Scale.of(1920, 1080));
    StagePanel stage = new StagePanel(theme, touch -> {});
    stage.setSize(theme.scale().widthPixels(), theme.scale().heightPixels());
    BufferedImage image =
        new BufferedImage(stage.getWidth(), stage.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (String name :
        new String[] {
          "starting",
          "idle",
          "reading",
          "password",
          "notice",
          "check",
          "submitting",
          "receipt",
          "hall-2",
          "notice-crowded",
          "hall-8",
          "trouble-N-11"
        }) {
      Function<Language, State> sample = sample(name);
      double first = paint(stage, image, sample.apply(Language.ZH));
      double best = Double.MAX_VALUE;
      for (int i = 0; i < AGAIN; i++) {
        paint(stage, image, sample("starting").apply(Language.ZH));
        best = Math.min(best, paint(stage, image, sample.apply(Language.ZH)));
      }
      times.put(name, new double[] {first, best});
    }
  }

  private static Function<Language, State> sample(String name) {
    return Objects.requireNonNull(SampleStates.all().get(name), name);
  }

  private static double paint(StagePanel stage, BufferedImage image, State state) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    stage.show(state);
    ScreenPainter.layOut(stage);
    Graphics2D graphics = image.createGraphics();
    stage.paint(graphics);
    graphics.dispose();
    return (threads.getCurrentThreadCpuTime() - begin) / NANOSECONDS;
  }
}
