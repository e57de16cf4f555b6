package org.clearkiosk.kiosk.screen;

import java.awt.AWTEvent;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.awt.image.VolatileImage;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.clearkiosk.kiosk.flow.Stage;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Icons;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The terminal's window. States may be shown from any thread; Swing's thread paints the latest of
 * them, and touches are reported on it.
 */
public final class SwingStage implements Stage {
  private final @Nullable Millimetres measured;
  private final AtomicReference<@Nullable State> waiting = new AtomicReference<>();
  private final JFrame window;
  private final StagePanel panel;
  private final KeyEventDispatcher keys = this::take;
  private final AWTEventListener fingers = this::touched;
  private final TechnicianCall technician;
  private final @Nullable LockedWindow lock;
  private Dimension fitted;
  private @Nullable State present;

  private SwingStage(
      Rectangle bounds,
      boolean locked,
      @Nullable Millimetres measured,
      StageSettings settings,
      Consumer<Touch> touches) {
    this.measured = measured;
    fitted = bounds.getSize();
    Scale scale = scale(fitted);
    panel = new StagePanel(Theme.install(scale), touches, settings);
    technician =
        new TechnicianCall(
            panel, scale.pixelsPerMillimetre(), () -> touches.accept(Touch.Technician.CALL));
    window = new JFrame();
    window.setName("kiosk");
    window.setTitle("离校自助终端");
    window.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    window.setContentPane(panel);
    if (locked) {
      lock = LockedWindow.lock(window);
    } else {
      lock = null;
      panel.setPreferredSize(bounds.getSize());
      window.pack();
      window.setLocation(bounds.getLocation());
    }
    panel.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            fit();
          }
        });
    window.addWindowFocusListener(
        new WindowAdapter() {
          @Override
          public void windowGainedFocus(WindowEvent event) {
            panel.keys().back();
          }
        });
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(keys);
    Toolkit.getDefaultToolkit().addAWTEventListener(fingers, AWTEvent.MOUSE_EVENT_MASK);
    window.setVisible(true);
  }

  /**
   * Has this process load what opening and painting the window will need, so that it takes less
   * time then. May be called from any thread, and need not be.
   */
  public static void prepare() {
    Theme.prepare();
    Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    Icons.CHECK.in(Color.BLACK, 1).paintIcon(null, canvas, 0, 0);
    canvas.dispose();
  }

  private boolean take(KeyEvent event) {
    return window.isFocused() && panel.keys().take(event);
  }

  private void touched(AWTEvent event) {
    if (event.getID() == MouseEvent.MOUSE_PRESSED) {
      panel.focus().show(false);
    }
  }

  /**
   * Opens the window over the whole of the default screen, with no frame of a window manager.
   *
   * <p>It stays there whatever size the screen takes, in front, with the focus, and no key leads
   * out of it.
   *
   * @param measured the screen's size in millimetres; null for that of a 24-inch screen
   * @param settings what the operator chose
   * @param pointer whether the pointer is shown
   * @param touches takes what is touched, on Swing's thread; must return soon
   * @throws java.awt.HeadlessException when there is no display
   */
  public static SwingStage fullScreen(
      @Nullable Millimetres measured,
      StageSettings settings,
      boolean pointer,
      Consumer<Touch> touches) {
    Rectangle bounds =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration()
            .getBounds();
    SwingStage stage = open(bounds, true, measured, settings, touches);
    onSwing(() -> LockedWindow.showPointer(stage.window, pointer));
    return stage;
  }

  /**
   * Opens the window at a place of the screen, with a frame if there is a window manager.
   *
   * @param bounds where, and how large what is painted is, in pixels
   * @param measured as in {@link #fullScreen}
   * @param settings as in {@link #fullScreen}
   * @param touches as in {@link #fullScreen}
   * @throws java.awt.HeadlessException when there is no display
   */
  public static SwingStage windowed(
      Rectangle bounds,
      @Nullable Millimetres measured,
      StageSettings settings,
      Consumer<Touch> touches) {
    return open(bounds, false, measured, settings, touches);
  }

  private static SwingStage open(
      Rectangle bounds,
      boolean locked,
      @Nullable Millimetres measured,
      StageSettings settings,
      Consumer<Touch> touches) {
    AtomicReference<@Nullable SwingStage> stage = new AtomicReference<>();
    onSwing(() -> stage.set(new SwingStage(bounds, locked, measured, settings, touches)));
    SwingStage opened = stage.get();
    if (opened == null) {
      throw new IllegalStateException("the window was not opened");
    }
    return opened;
  }

  /**
   * Has someone told of each place that keys lead to, on Swing's thread.
   *
   * @param listener takes the part's name and what it says of itself; must return soon
   */
  public void tellPlaces(BiConsumer<String, String> listener) {
    SwingUtilities.invokeLater(() -> panel.tellPlaces(listener));
  }

  private Scale scale(Dimension pixels) {
    return measured == null
        ? Scale.of(pixels.width, pixels.height)
        : Scale.of(pixels.width, pixels.height, measured);
  }

  @Override
  public void show(State state) {
    if (waiting.getAndSet(state) == null) {
      SwingUtilities.invokeLater(this::paintLatest);
    }
  }

  private void paintLatest() {
    State state = waiting.getAndSet(null);
    if (state != null) {
      present = state;
      panel.show(state);
    }
  }

  /**
   * Makes, lays out and paints the screens of states where no one sees them, so that whatever Java
   * does only once is done before a student waits for it. Waits for Swing's thread, which is free
   * for others between any two steps. Not to be called on Swing's thread.
   *
   * @param goOn asked before each screen
   */
  public void rehearse(List<State> states, BooleanSupplier goOn) {
    AtomicReference<@Nullable VolatileImage> canvas = new AtomicReference<>();
    for (State state : states) {
      if (goOn.getAsBoolean()) {
        AtomicReference<@Nullable StagePanel> made = new AtomicReference<>();
        onSwing(
            () -> {
              StagePanel understudy = panel.understudy();
              understudy.setSize(panel.getSize());
              understudy.show(state);
              ScreenPainter.layOut(understudy);
              made.set(understudy);
            });
        onSwing(() -> canvas.set(painted(made.get(), canvas.get())));
      }
    }
    onSwing(
        () -> {
          VolatileImage image = canvas.get();
          if (image != null) {
            image.flush();
          }
        });
  }

  /** Paints as the window does, and not as a picture is painted: that warms other things up. */
  private @Nullable VolatileImage painted(
      @Nullable StagePanel understudy, @Nullable VolatileImage before) {
    VolatileImage image =
        before == null ? window.createVolatileImage(panel.getWidth(), panel.getHeight()) : before;
    if (image != null && understudy != null) {
      Graphics2D graphics = image.createGraphics();
      understudy.paint(graphics);
      graphics.dispose();
    }
    return image;
  }

  /** The screen has another size now: everything is made again for it. */
  private void fit() {
    Dimension size = panel.getSize();
    if (size.width < 1 || size.height < 1 || size.equals(fitted)) {
      return;
    }
    fitted = size;
    panel.wear(Theme.install(scale(size)));
    if (present != null) {
      panel.show(present);
    }
  }

  @Override
  public void close() {
    onSwing(
        () -> {
          waiting.set(null);
          KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
          Toolkit.getDefaultToolkit().removeAWTEventListener(fingers);
          technician.close();
          if (lock != null) {
            lock.close();
          }
          window.setVisible(false);
          window.dispose();
        });
  }

  private static void onSwing(Runnable task) {
    if (SwingUtilities.isEventDispatchThread()) {
      task.run();
      return;
    }
    try {
      SwingUtilities.invokeAndWait(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the window was opened or closed", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the window could not be opened or closed", e.getCause());
    }
  }
}
