package org.clearkiosk.sim.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowEvent;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import org.clearkiosk.sim.bench.Companion;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.clearkiosk.sim.vpcd.SlotStatus.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench's window on a real display, with a real pointer, before a real pcscd. With {@code
 * -Dtest.pictures=FOLDER} pictures of it are kept there.
 */
@Timeout(240)
class BenchWindowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();

  /** Shows one screen with a code, and then waits for its end. */
  private static final String TERMINAL =
      "sh -c 'echo \"{\\\"screen\\\":\\\"Trouble\\\",\\\"code\\\":\\\"R-01\\\"}\"; exec cat'";

  private Path folder;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Simulator simulator;
  private Companion kiosk;
  private Frame frame;
  private Robot hand;

  /** How many buttons and keys were let go, as far as the window knows. */
  private final AtomicInteger released = new AtomicInteger();

  private final AWTEventListener arrived =
      event -> {
        if (event.getID() == MouseEvent.MOUSE_RELEASED || event.getID() == KeyEvent.KEY_RELEASED) {
          released.incrementAndGet();
        }
      };

  @BeforeEach
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    assumeTrue(System.getenv("DISPLAY") != null, "needs a display: bin/test brings one");
    simulator = Simulator.start(RunFolder.open(folder.resolve("sim")), Deck.demo());
    kiosk = new Companion(TERMINAL, simulator.daemon().socket(), folder.resolve("kiosk.log"));
    BenchWindow.open(simulator, Optional.of(kiosk), closed::countDown);
    frame =
        Stream.of(Frame.getFrames()).filter(Component::isShowing).reduce((a, b) -> b).orElseThrow();
    hand = new Robot();
    Toolkit.getDefaultToolkit()
        .addAWTEventListener(arrived, AWTEvent.MOUSE_EVENT_MASK | AWTEvent.KEY_EVENT_MASK);
  }

  @AfterEach
  void close() throws Exception {
    Toolkit.getDefaultToolkit().removeAWTEventListener(arrived);
    if (simulator != null) {
      EventQueue.invokeAndWait(
          () -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
      assertThat(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("closed").isTrue();
      kiosk.close();
      simulator.close();
    }
  }

  @Test
  void cardsAreDraggedToReadersBetweenThemAndAway() throws Exception {
    drag(row(0), middle(named("reader-0")));
    awaitLying(0, Optional.of("08281001"));
    picture("lying");

    drag(middle(named("reader-0")), middle(named("reader-1")));
    awaitLying(0, Optional.empty());
    awaitLying(1, Optional.of("08281001"));

    drag(middle(named("reader-1")), middle(named("trace")));
    awaitLying(1, Optional.empty());

    click(middle(named("reader-1")));
    click(row(1));
    awaitLying(1, Optional.of("08281002"));
    click(middle(named("remove-1")));
    awaitLying(1, Optional.empty());

    drag(row(0), middle(named("reader-serial")));
    await("the serial reader", () -> simulator.serial().state().cards().contains("08281001"));
  }

  @Test
  void allOfItIsDoneWithTheKeyboard() throws Exception {
    await("keys lead to the window", () -> onSwing(frame::isFocused));
    type(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
    for (int key : new int[] {KeyEvent.VK_B, KeyEvent.VK_A, KeyEvent.VK_N, KeyEvent.VK_K}) {
      type(key);
    }
    type(KeyEvent.VK_ENTER);
    type(KeyEvent.VK_ENTER);
    awaitLying(0, Optional.of("bank-card"));
    type(KeyEvent.VK_F2);
    awaitLying(1, Optional.of("bank-card"));
    type(KeyEvent.VK_SHIFT, KeyEvent.VK_F1);
    type(KeyEvent.VK_DELETE);
    awaitLying(0, Optional.empty());
  }

  @Test
  void mishapsHappenByButtonsAndInWords() throws Exception {
    click(middle(named("fault-mute")));
    await("mute", () -> simulator.slot(0).fault() instanceof CardFault.Mute);

    JTextField words = (JTextField) named("fault-text");
    EventQueue.invokeAndWait(() -> words.setText("slow 100..800 seed=7"));
    click(middle(named("fault-apply")));
    await("slow", () -> simulator.slot(0).fault() instanceof CardFault.Slow);
    picture("fault");

    EventQueue.invokeAndWait(() -> words.setText("slow as a snail"));
    click(middle(named("fault-apply")));
    JLabel complaint = (JLabel) named("fault-complaint");
    await("what is wrong", () -> !onSwing(complaint::getText).isBlank());
    assertThat(simulator.slot(0).fault()).as("as before").isInstanceOf(CardFault.Slow.class);
    click(middle(named("fault-none")));
    await("all is well", () -> simulator.slot(0).fault() instanceof Fault.None);
    assertThat(onSwing(complaint::getText)).isBlank();
  }

  @Test
  void theWayToTheServerIsOpenedBrokenAndClosed() throws Exception {
    side("network");
    Component cut = named("fault-cut");
    assertThat(cut.isEnabled()).as("there is nothing to cut yet").isFalse();

    click(middle(named("proxy")));
    await("the question", () -> onSwing(() -> question().isPresent()));
    onSwing(
        () -> {
          JDialog asking = question().orElseThrow();
          all(asking)
              .filter(field -> "proxy-server".equals(field.getName()))
              .forEach(field -> ((JTextField) field).setText("127.0.0.1:1"));
          find(asking, JOptionPane.class).setValue(JOptionPane.OK_OPTION);
          return true;
        });
    await("a way that can be cut", () -> onSwing(cut::isEnabled));
    picture("proxy");
    click(middle(cut));
    await("cut", () -> simulator.proxy().orElseThrow().fault() instanceof NetworkFault.Cut);

    click(middle(named("proxy")));
    await("no way any more", () -> simulator.proxy().isEmpty() && !onSwing(cut::isEnabled));
  }

  @Test
  void theSerialReaderIsPluggedInHere() throws Exception {
    JLabel where = (JLabel) named("fault-where");
    String before = onSwing(where::getText);
    click(middle(named("reader-serial")));
    await("mishaps happen there", () -> !onSwing(where::getText).equals(before));
    side("reader");
    click(middle(named("fault-plug")));
    await("plugged in", () -> simulator.serial().state().plugged());
  }

  private void side(String side) throws Exception {
    JTabbedPane sides = (JTabbedPane) named("fault-sides");
    String title = Words.in(Words.Language.of(Locale.getDefault())).of("fault.side." + side);
    onSwing(
        () -> {
          sides.setSelectedIndex(sides.indexOfTab(title));
          sides.validate();
          return true;
        });
  }

  private static Optional<JDialog> question() {
    return Stream.of(Window.getWindows())
        .filter(Component::isShowing)
        .filter(JDialog.class::isInstance)
        .map(JDialog.class::cast)
        .findFirst();
  }

  @Test
  void whatPassesIsShownFilteredAndSaved() throws Exception {
    click(row(0));
    awaitLying(0, Optional.of("08281001"));
    JTable table = (JTable) named("trace");
    await("a row", () -> onSwing(table::getRowCount) > 0);
    JTextField filter = (JTextField) named("trace-filter");
    EventQueue.invokeAndWait(() -> filter.setText("laid down"));
    int filtered = onSwing(table::getRowCount);
    assertThat(filtered).isPositive();

    click(middle(named("trace-pause")));
    simulator.remove(0);
    click(row(0));
    awaitLying(0, Optional.of("08281001"));
    assertThat(onSwing(table::getRowCount)).isEqualTo(filtered);
    click(middle(named("trace-pause")));
    await("what came meanwhile", () -> onSwing(table::getRowCount) > filtered);

    Path saved = folder.resolve("trace.txt");
    TracePanel panel = find(frame, TracePanel.class);
    onSwing(
        () -> {
          panel.save(saved);
          return true;
        });
    assertThat(Files.readAllLines(saved))
        .hasSizeGreaterThan(filtered)
        .allSatisfy(line -> assertThat(line).contains("laid down"));
    assertThat(Files.getPosixFilePermissions(saved))
        .as("keys and numbers of cards are in it")
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    String before = Files.readString(saved);
    click(middle(named("trace-clear")));
    assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> panel.save(saved));
    assertThat(saved).hasContent(before);
  }

  @Test
  void theTerminalIsStartedAndStoppedBesideIt() throws Exception {
    JLabel state = (JLabel) named("kiosk-state");
    click(middle(named("kiosk-button")));
    await("its screen", () -> onSwing(state::getText).contains("Trouble  R-01"));
    String before = onSwing(frame::getTitle);
    click(middle(named("language")));
    await("the other language", () -> !onSwing(frame::getTitle).equals(before));
    JLabel again = (JLabel) named("kiosk-state");
    await("its screen again", () -> onSwing(again::getText).contains("Trouble  R-01"));
    picture("terminal-other-language");
    click(middle(named("kiosk-button")));
    await("its end", () -> kiosk.state().phase() == Companion.Phase.ENDED);
  }

  private void awaitLying(int reader, Optional<String> label) {
    assertThat(
            simulator
                .slot(reader)
                .awaitStatus(
                    now ->
                        now.label().equals(label)
                            && (label.isEmpty() || now.presence() == Presence.NOTICED),
                    PATIENCE))
        .as("on reader %d: %s", reader, label)
        .isTrue();
  }

  private static void await(String what, Callable<Boolean> done) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.call()) {
      assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  private static <T> T onSwing(Callable<T> question) throws Exception {
    FutureTask<T> task = new FutureTask<>(question);
    EventQueue.invokeAndWait(task);
    return task.get();
  }

  private void picture(String name) throws Exception {
    String pictures = System.getProperty("test.pictures");
    if (pictures != null) {
      Toolkit.getDefaultToolkit().sync();
      ImageIO.write(
          hand.createScreenCapture(frame.getBounds()),
          "png",
          Path.of(pictures, name + ".png").toFile());
    }
  }

  private Point row(int index) throws Exception {
    @SuppressWarnings("unchecked")
    JList<CardFile> cards = (JList<CardFile>) named("cards");
    return onSwing(
        () -> {
          Rectangle cell = cards.getCellBounds(index, index);
          Point origin = cards.getLocationOnScreen();
          return new Point(origin.x + cell.x + cell.width / 2, origin.y + cell.y + cell.height / 2);
        });
  }

  private static Point middle(Component component) throws Exception {
    return onSwing(
        () -> {
          Point origin = component.getLocationOnScreen();
          return new Point(
              origin.x + component.getWidth() / 2, origin.y + component.getHeight() / 2);
        });
  }

  private void click(Point point) throws Exception {
    hand.mouseMove(point.x, point.y);
    hand.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    letGo(() -> hand.mouseRelease(InputEvent.BUTTON1_DOWN_MASK));
  }

  private void drag(Point from, Point to) throws Exception {
    hand.mouseMove(from.x, from.y);
    hand.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    for (int step = 1; step <= 5; step++) {
      hand.mouseMove(from.x + (to.x - from.x) * step / 5, from.y + (to.y - from.y) * step / 5);
    }
    letGo(() -> hand.mouseRelease(InputEvent.BUTTON1_DOWN_MASK));
  }

  private void type(int... keys) throws Exception {
    for (int key : keys) {
      hand.keyPress(key);
    }
    for (int index = keys.length - 1; index >= 0; index--) {
      int key = keys[index];
      letGo(() -> hand.keyRelease(key));
    }
  }

  /**
   * Goes on once the window has dealt with it. Robot's own way to wait for that takes ten seconds
   * at a time on a display on which nothing else happens.
   */
  private void letGo(Runnable release) throws Exception {
    int before = released.get();
    release.run();
    await("what was let go", () -> released.get() > before);
    EventQueue.invokeAndWait(() -> {});
  }

  private Component named(String name) throws Exception {
    return onSwing(
        () ->
            all(frame)
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow());
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
