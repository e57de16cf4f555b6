package org.clearkiosk.sim.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The installed programs that the bench needs.
 *
 * @param daemon the pcscd program
 * @param driver the virtual reader driver
 * @param tools {@code unshare}, {@code mount} and {@code setpriv} lie here
 */
record PcscInstallation(Path daemon, Path driver, Path tools) {
  /** Where Debian's packages put them. */
  static final PcscInstallation DEBIAN =
      new PcscInstallation(
          Path.of("/usr/sbin/pcscd"),
          Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so"),
          Path.of("/usr/bin"));

  /** What is missing and how to get it; empty when all is there. */
  Optional<String> missing() {
    List<String> packages = new ArrayList<>();
    if (!Files.isExecutable(daemon)) {
      packages.add("pcscd");
    }
    if (!Files.exists(driver)) {
      packages.add("vsmartcard-vpcd");
    }
    boolean toolsThere =
        List.of("unshare", "setpriv").stream()
            .allMatch(tool -> Files.isExecutable(tools.resolve(tool)));
    if (!toolsThere) {
      packages.add("util-linux");
    }
    return packages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The simulator needs packages that are not installed. Install them with:\n"
                + "  sudo apt-get install -y --no-install-recommends "
                + String.join(" ", packages));
  }
}
