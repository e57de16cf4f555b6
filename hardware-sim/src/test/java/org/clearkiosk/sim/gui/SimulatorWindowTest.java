package org.clearkiosk.sim.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JList;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.vpcd.SlotStatus.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window on a real display, clicked with a real pointer. */
@Timeout(60)
class SimulatorWindowTest {

  @Test
  void cardsAreTappedAndRemovedByClicking(@TempDir Path temporary) throws Exception {
    assumeTrue(System.getenv("DISPLAY") != null, "needs a display: bin/test brings one");
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    CountDownLatch closed = new CountDownLatch(1);
    try (Simulator simulator = Simulator.start(folder, Deck.demo())) {
      SimulatorWindow.open(simulator, true, closed::countDown);
      Frame frame = Frame.getFrames()[Frame.getFrames().length - 1];
      JList<?> cards = find(frame, JList.class);
      JButton remove = find(frame, JButton.class);
      Robot hand = new Robot();
      hand.setAutoWaitForIdle(true);

      click(hand, row(cards, 0));
      awaitLying(simulator, Optional.of("08281001"));
      click(hand, row(cards, 1));
      awaitLying(simulator, Optional.of("08281002"));
      click(hand, row(cards, 1));
      awaitLying(simulator, Optional.empty());
      click(hand, row(cards, 0));
      awaitLying(simulator, Optional.of("08281001"));
      click(hand, middle(remove, new Rectangle(remove.getSize())));
      awaitLying(simulator, Optional.empty());

      EventQueue.invokeAndWait(
          () -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
      assertThat(closed.await(5, TimeUnit.SECONDS)).as("closed").isTrue();
    }
  }

  /** Waits for the reader, then for the window, which learns of it on Swing's thread. */
  private static void awaitLying(Simulator simulator, Optional<String> label) throws Exception {
    assertThat(
            simulator
                .slot(0)
                .awaitStatus(
                    now ->
                        now.label().equals(label)
                            && (label.isEmpty() || now.presence() == Presence.NOTICED),
                    Duration.ofSeconds(10)))
        .as("lying: " + label)
        .isTrue();
    simulator.setFault(0, simulator.slot(0).fault()); // a further state behind the awaited one
    EventQueue.invokeAndWait(() -> {});
  }

  private static Point row(JList<?> cards, int index) throws Exception {
    return middle(cards, cards.getCellBounds(index, index));
  }

  private static Point middle(Component component, Rectangle part) throws Exception {
    FutureTask<Point> onScreen = new FutureTask<>(component::getLocationOnScreen);
    EventQueue.invokeAndWait(onScreen);
    Point origin = onScreen.get();
    return new Point(origin.x + part.x + part.width / 2, origin.y + part.y + part.height / 2);
  }

  private static void click(Robot hand, Point point) {
    hand.mouseMove(point.x, point.y);
    hand.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    hand.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  private static <T extends Component> T find(Container root, Class<T> type) {
    return all(root).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static Stream<Component> all(Container root) {
    return Stream.of(root.getComponents())
        .flatMap(
            component ->
                component instanceof Container container
                    ? Stream.concat(Stream.of(component), all(container))
                    : Stream.of(component));
  }
}
