package org.clearkiosk.scenario.stage;

import java.awt.image.BufferedImage;

/** Takes pictures of what the terminal's display shows. */
@FunctionalInterface
public interface Camera {
  /** What is to be seen now, at half the display's width and height. */
  BufferedImage photograph();
}
