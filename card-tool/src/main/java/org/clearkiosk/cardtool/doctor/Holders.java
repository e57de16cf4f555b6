package org.clearkiosk.cardtool.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which programs have a device open, as far as the user may see (proc(5), /proc/PID/fd). */
final class Holders {
  private Holders() {}

  /**
   * A program that has a device open.
   *
   * @param name its name, as the kernel keeps it
   * @param process its number
   */
  record Holder(String name, String process) {
    @Override
    public String toString() {
      return name + " (process " + process + ")";
    }
  }

  /**
   * The programs that have a device open, but for this one. A pseudo-terminal is always open in
   * whoever made it, so none is told of there.
   *
   * @param device its path, or a link to it
   */
  static List<Holder> of(SystemFiles files, String device) {
    String target = target(files, device);
    List<Holder> holders = new ArrayList<>();
    if (target.startsWith("/dev/pts/")) {
      return holders;
    }
    String own = String.valueOf(ProcessHandle.current().pid());
    for (String process : files.names("/proc")) {
      if (process.matches("[0-9]+") && !process.equals(own)) {
        String folder = "/proc/" + process + "/fd";
        boolean open =
            files.names(folder).stream()
                .anyMatch(
                    number -> files.link(folder + "/" + number).filter(target::equals).isPresent());
        if (open) {
          holders.add(
              new Holder(files.text("/proc/" + process + "/comm").orElse("a program"), process));
        }
      }
    }
    return holders;
  }

  /** The device behind a stable name, which is a link. */
  private static String target(SystemFiles files, String device) {
    return files
        .link(device)
        .map(target -> Path.of(device).resolveSibling(target).normalize().toString())
        .orElse(device);
  }
}
