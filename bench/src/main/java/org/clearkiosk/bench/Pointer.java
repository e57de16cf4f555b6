package org.clearkiosk.bench;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.io.IOException;
import org.clearkiosk.demo.Area;

/** The pointer of this process's own display: a finger that needs no process for each touch. */
final class Pointer {
  private final Robot robot;

  Pointer() throws IOException {
    try {
      robot = new Robot();
    } catch (AWTException e) {
      throw new IOException("this display has no pointer for programs", e);
    }
  }

  /** Presses and releases in the middle of an area; when it was pressed. */
  long touch(Area area) {
    robot.mouseMove(area.x() + area.width() / 2, area.y() + area.height() / 2);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    long pressed = System.nanoTime();
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    return pressed;
  }
}
