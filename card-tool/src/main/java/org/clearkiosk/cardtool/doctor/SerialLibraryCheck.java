package org.clearkiosk.cardtool.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the serial library can unpack its native part to a folder and run it from there. */
final class SerialLibraryCheck implements Check {
  private static final String NAME = "Serial library";

  @Override
  public List<Finding> examine(Machine machine) {
    Optional<Path> own = machine.java().serialLibraryFolder();
    Path folder = own.orElse(machine.java().temporaryFolder());
    String remedy = "-Djssc.boot.library.path=FOLDER, a folder that is writable and executable";
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return List.of(
          Finding.attention(
              NAME,
              folder + " is not writable",
              "jSSC unpacks its native part there; without it no serial reader works.",
              "Start Java with -Djava.io.tmpdir=FOLDER or " + remedy));
    }
    Optional<String> mount = mountOf(machine, folder);
    if (mount.isPresent() && List.of(mount.get().split("[ ,]", -1)).contains("noexec")) {
      return List.of(
          Finding.attention(
              NAME,
              folder + " is mounted noexec",
              "jSSC unpacks its native part there and runs it; without it no serial reader works.",
              "Start Java with " + remedy));
    }
    return List.of(Finding.ok(NAME, "unpacks to " + folder));
  }

  /** The line of /proc/mounts of the innermost mount that holds a folder. */
  private static Optional<String> mountOf(Machine machine, Path folder) {
    return machine.files().text("/proc/mounts").stream()
        .flatMap(String::lines)
        .filter(line -> line.split(" ", -1).length > 3 && folder.startsWith(line.split(" ", -1)[1]))
        .max(Comparator.comparingInt(line -> line.split(" ", -1)[1].length()));
  }
}
