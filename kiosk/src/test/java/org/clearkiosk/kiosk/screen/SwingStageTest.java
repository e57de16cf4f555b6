package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real window on a real display, touched by a real pointer. */
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class SwingStageTest {
  private static final long LIMIT_SECONDS = 20;
  private static final int REPEATING_MILLISECONDS = 1500;
  private static final TimeLeft LEFT = new TimeLeft(52, 60, 15);
  private static final Color GROUND = new Color(0xF6F4EE);

  private final BlockingQueue<Touch> touches = new ArrayBlockingQueue<>(16);
  private @Nullable SwingStage stage;

  @AfterEach
  void close() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void theWindowCoversTheWholeScreen() throws Exception {
    stage = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage.show(new State.Starting(SampleStates.terminal(Language.ZH), false, TimeLeft.ENDLESS));
    Rectangle screen =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration()
            .getBounds();
    assertThat(window().getBounds()).isEqualTo(screen);
    Robot robot = new Robot();
    await(
        "the ground at every corner",
        () ->
            GROUND.equals(robot.getPixelColor(screen.x + 1, screen.y + 1))
                && GROUND.equals(
                    robot.getPixelColor(
                        screen.x + screen.width - 2, screen.y + screen.height - 2)));
  }

  /** As the X server tells it, which draws the pointer. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thePointerIsSeenOnlyWhereTheOperatorWantsIt(boolean wanted) throws Exception {
    stage = SwingStage.fullScreen(null, StageSettings.STILL, wanted, touches::add);
    stage.show(new State.Starting(SampleStates.terminal(Language.ZH), false, TimeLeft.ENDLESS));
    Rectangle screen = window().getBounds();
    new Robot().mouseMove((int) screen.getCenterX(), (int) screen.getCenterY());
    await("the pointer over the window", () -> PointerImage.isSeen() == wanted);
  }

  @Test
  void aRehearsalIsNotSeen() throws Exception {
    SwingStage shown = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage = shown;
    shown.show(SampleStates.password(Language.ZH, false, 5, 0, LEFT));
    AtomicInteger asked = new AtomicInteger();
    State notice = SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT);
    shown.rehearse(List.of(notice, notice, notice), () -> asked.incrementAndGet() < 3);
    assertThat(asked).hasValue(3);
    touch("digit-7");
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(new Touch.Digit(7));
  }

  @Test
  void aPointerTouchesWhatIsShown() throws Exception {
    SwingStage shown = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage = shown;
    shown.show(SampleStates.password(Language.ZH, false, 5, 0, LEFT));
    touch("digit-7");
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(new Touch.Digit(7));
    shown.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    touch("primary");
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Touch.Button.PRIMARY);
    assertThat(touches).isEmpty();
  }

  @Test
  void touchesOfTheCornersAndAHoldCallTheTechnician() throws Exception {
    SwingStage shown = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage = shown;
    shown.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    await("the notice", () -> find(window(), "primary") != null && window().isFocused());
    Rectangle screen = window().getBounds();
    Robot robot = new Robot();
    for (int corner = 0; corner < 4; corner++) {
      boolean top = corner % 2 == 0;
      robot.mouseMove(screen.x + 4, screen.y + (top ? 4 : screen.height - 5));
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      if (corner < 3) {
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
      }
    }
    try {
      assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Touch.Technician.CALL);
    } finally {
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }
    assertThat(touches).isEmpty();
  }

  @Test
  void keysTouchWhatTheRingIsAround() throws Exception {
    SwingStage shown = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage = shown;
    shown.show(SampleStates.password(Language.ZH, false, 5, 0, LEFT));
    await("the keyboard", () -> find(window(), "digits") != null && window().isFocused());
    Robot robot = new Robot();
    press(robot, KeyEvent.VK_7);
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(new Touch.Digit(7));
    press(robot, KeyEvent.VK_BACK_SPACE);
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Touch.Button.DELETE);
    press(robot, KeyEvent.VK_TAB);
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Touch.Button.MORE_TIME);
    Component digits = find(window(), "digits");
    await("the focus of AWT", () -> digits != null && digits.isFocusOwner());
  }

  @Test
  void keysTurnThePicturesOfTheScreensTest() throws Exception {
    SwingStage shown = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage = shown;
    shown.show(
        Objects.requireNonNull(SampleStates.all().get("technician-screen-test"))
            .apply(Language.ZH));
    await(
        "the keyboard at the pictures",
        () -> {
          Component pictures = find(window(), "technician-screen-test");
          return pictures != null && pictures.isFocusOwner();
        });
    Robot robot = new Robot();
    Rectangle screen = window().getBounds();
    await(
        "the second picture, as soon as the screen has stood long enough to take a key",
        () -> {
          boolean white = Color.WHITE.equals(robot.getPixelColor(screen.x, screen.y));
          if (!white) {
            press(robot, KeyEvent.VK_2);
          }
          return white;
        });
    press(robot, KeyEvent.VK_ENTER);
    await("black", () -> Color.BLACK.equals(robot.getPixelColor(screen.x, screen.y)));
    touches.clear();
    press(robot, KeyEvent.VK_DIVIDE);
    assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS))
        .isEqualTo(new Touch.OpenPage(TechnicianPage.SELF_TEST));
  }

  @Test
  void aKeyThatIsHeldDownTouchesOnce() throws Exception {
    SwingStage shown = SwingStage.fullScreen(null, StageSettings.STILL, false, touches::add);
    stage = shown;
    shown.show(SampleStates.password(Language.ZH, false, 5, 0, LEFT));
    await("the keyboard", () -> find(window(), "digits") != null && window().isFocused());
    Robot robot = new Robot();
    robot.keyPress(KeyEvent.VK_7);
    try {
      assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(new Touch.Digit(7));
      // time in which the display repeats the key that is held, until another one is pressed
      robot.delay(REPEATING_MILLISECONDS);
      press(robot, KeyEvent.VK_8);
      assertThat(touches.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(new Touch.Digit(8));
    } finally {
      robot.keyRelease(KeyEvent.VK_7);
    }
    assertThat(touches).isEmpty();
  }

  private static void press(Robot robot, int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
  }

  @Test
  void whateverIsShownLastIsPainted() throws Exception {
    SwingStage shown =
        SwingStage.windowed(new Rectangle(0, 0, 960, 540), null, StageSettings.STILL, touches::add);
    stage = shown;
    for (int second = 60; second >= 0; second--) {
      shown.show(
          SampleStates.notice(Language.ZH, SampleNotices.usual(), new TimeLeft(second, 60, 15)));
    }
    shown.show(SampleStates.notice(Language.EN, SampleNotices.allDone(), LEFT));
    await("the last state", () -> find(window(), "office-college") != null && english());
  }

  private boolean english() {
    Component heading = find(window(), "heading");
    return heading != null && heading.getAccessibleContext().getAccessibleName().equals("All done");
  }

  private void touch(String name) throws Exception {
    Point middle = new Point();
    await(
        name,
        () -> {
          Component component = find(window(), name);
          if (component != null && component.isShowing() && component.getWidth() > 0) {
            Point corner = component.getLocationOnScreen();
            corner.translate(component.getWidth() / 2, component.getHeight() / 2);
            middle.setLocation(corner);
          }
          return component != null && component.isShowing() && component.getWidth() > 0;
        });
    Robot robot = new Robot();
    robot.mouseMove(middle.x, middle.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  private static Window window() {
    return Arrays.stream(Window.getWindows())
        .filter(Window::isShowing)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no window is showing"));
  }

  private static @Nullable Component find(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName())) {
        return child;
      }
      if (child instanceof Container inner) {
        Component found = find(inner, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Asks on Swing's thread, again and again. */
  private static void await(String what, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    AtomicBoolean holds = new AtomicBoolean();
    while (System.nanoTime() < end) {
      SwingUtilities.invokeAndWait(() -> holds.set(condition.getAsBoolean()));
      if (holds.get()) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new AssertionError("waited in vain for " + what);
  }
}
