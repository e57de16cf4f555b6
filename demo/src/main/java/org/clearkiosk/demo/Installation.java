package org.clearkiosk.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the project lies on this machine, and its launchers.
 *
 * @param root the folder that holds {@code bin}
 */
public record Installation(Path root) {
  /**
   * Finds the project above the place from which this class was loaded.
   *
   * @throws DemoException when no folder above holds the launchers
   */
  public static Installation find() {
    Path place;
    try {
      place =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new DemoException("the place of the program cannot be told", e);
    }
    for (Path folder = place; folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("bin/server"))) {
        return new Installation(folder);
      }
    }
    throw new DemoException("no folder above " + place + " holds bin/server: is the tree whole?");
  }

  /** A launcher with its arguments. */
  public List<String> launcher(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
