package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSC's own tool as a judge that knows nothing of this project. */
final class OpenSc {
  private OpenSc() {}

  /** Runs {@code opensc-tool} against a daemon and gives everything it says. */
  static String run(PcscDaemon daemon, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("opensc-tool"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(daemon.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("opensc-tool did not end");
    }
    return said;
  }

  /** Sends one command to the card on a reader and gives the status word opensc-tool saw. */
  static String send(PcscDaemon daemon, int reader, String... commands)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--reader", String.valueOf(reader)));
    arguments.addAll(List.of("--card-driver", "default"));
    for (String command : commands) {
      arguments.add("--send-apdu");
      arguments.add(command);
    }
    return run(daemon, arguments.toArray(String[]::new));
  }
}
