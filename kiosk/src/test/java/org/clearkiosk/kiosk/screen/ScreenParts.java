package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.util.stream.Stream;

/** What a screen is put together from. */
final class ScreenParts {
  private ScreenParts() {}

  /** Everything that is visible in a container. */
  static Stream<Component> of(Container container) {
    return Stream.of(container.getComponents())
        .filter(Component::isVisible)
        .flatMap(
            part ->
                part instanceof Container inner
                    ? Stream.concat(Stream.of(part), of(inner))
                    : Stream.of(part));
  }
}
