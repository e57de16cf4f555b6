package org.clearkiosk.kiosk.screen.layout;

import java.awt.Container;
import java.awt.Dimension;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a tree of containers has reckoned already. Nothing changes during a pass, and
 * nothing is kept after it. A container asks each of its parts twice or more, so without this the
 * innermost would be reckoned as often as two to the power of its depth.
 */
final class Pass {
  private static final ThreadLocal<@Nullable Pass> CURRENT = new ThreadLocal<>();

  private final Map<Container, Map<Integer, Integer>> heights = new HashMap<>();
  private final Map<Container, Dimension> sizes = new HashMap<>();

  private Pass() {}

  /** Does something within the pass that is under way, or as one of its own. */
  static <T> T within(Supplier<T> work) {
    if (CURRENT.get() != null) {
      return work.get();
    }
    CURRENT.set(new Pass());
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }

  private static Pass current() {
    Pass pass = CURRENT.get();
    if (pass == null) {
      throw new IllegalStateException("outside a pass");
    }
    return pass;
  }

  static int height(Container container, int width, IntSupplier reckoning) {
    Map<Integer, Integer> known =
        current().heights.computeIfAbsent(container, none -> new HashMap<>());
    Integer height = known.get(width);
    if (height == null) {
      height = reckoning.getAsInt();
      known.put(width, height);
    }
    return height;
  }

  static Dimension size(Container container, Supplier<Dimension> reckoning) {
    Dimension size = current().sizes.get(container);
    if (size == null) {
      size = reckoning.get();
      current().sizes.put(container, size);
    }
    return size;
  }
}
