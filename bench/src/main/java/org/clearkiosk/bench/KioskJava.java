package org.clearkiosk.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java of its own with the options that bin/kiosk gives the terminal's. */
final class KioskJava {
  /** The options that decide how a Java starts and runs, as bin/lib/kiosk.sh has them. */
  private static final List<String> OPTIONS =
      List.of(
          "-Duser.language=zh",
          "-Duser.country=CN",
          "-Dfile.encoding=UTF-8",
          "-Xmx128m",
          "-Xmn56m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1");

  static final Path PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java");

  private KioskJava() {}

  /**
   * What {@link #PROGRAM} is called with.
   *
   * @param main out of this process's class path
   * @param more further options
   */
  static List<String> arguments(Class<?> main, String... more) {
    List<String> arguments = new ArrayList<>(OPTIONS);
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return arguments;
  }
}
