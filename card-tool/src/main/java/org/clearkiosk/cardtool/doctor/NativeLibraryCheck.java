package org.clearkiosk.cardtool.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether libraries can unpack their native parts to a folder and run them from there. */
final class NativeLibraryCheck implements Check {
  private static final String NAME = "Native libraries";
  private static final String EXPLANATION =
      "jSSC and JNA unpack their native parts there and run them. Without the first no serial reader"
          + " works; without the second each restart of pcscd leaves sockets behind.";
  private static final String REMEDY =
      "export CLEARKIOSK_TMPDIR=FOLDER   (one that is writable and executable)";

  @Override
  public List<Finding> examine(Machine machine) {
    Path folder = machine.java().temporaryFolder();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return List.of(Finding.attention(NAME, folder + " is not writable", EXPLANATION, REMEDY));
    }
    Optional<String> mount = mountOf(machine, folder);
    return List.of(
        mount.isPresent() && List.of(mount.get().split("[ ,]", -1)).contains("noexec")
            ? Finding.attention(NAME, folder + " is mounted noexec", EXPLANATION, REMEDY)
            : Finding.ok(NAME, "unpack to " + folder));
  }

  /** The line of /proc/mounts of the innermost mount that holds a folder. */
  private static Optional<String> mountOf(Machine machine, Path folder) {
    return machine.files().text("/proc/mounts").stream()
        .flatMap(String::lines)
        .filter(line -> line.split(" ", -1).length > 3 && folder.startsWith(line.split(" ", -1)[1]))
        .max(Comparator.comparingInt(line -> line.split(" ", -1)[1].length()));
  }
}
