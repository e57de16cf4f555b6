package org.clearkiosk.sim.gui;

import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.HeadlessException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Opens windows, or says why the display refuses them. */
final class Opening {
  private Opening() {}

  /**
   * Opens a window on Swing's thread and returns when it stands.
   *
   * @throws IOException when the display refuses it
   */
  static void of(Runnable window) throws IOException, InterruptedException {
    try {
      EventQueue.invokeAndWait(window);
    } catch (InvocationTargetException failed) {
      throw refused(failed.getCause());
    } catch (AWTError | HeadlessException | LinkageError failed) {
      // A display that cannot be reached is noticed before anything comes to Swing's thread
      throw refused(failed);
    }
  }

  private static IOException refused(@Nullable Throwable cause) {
    String reason = cause == null ? "" : " (" + cause.getMessage() + ")";
    return new IOException(
        "The window could not be opened; --headless does without." + reason, cause);
  }
}
