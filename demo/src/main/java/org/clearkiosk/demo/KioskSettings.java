package org.clearkiosk.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kiosk is started with.
 *
 * @param server where the central server is
 * @param data the folder of its identity, its outbox and its log
 * @param more further arguments of {@code bin/kiosk}
 */
public record KioskSettings(URI server, Path data, List<String> more) {
  public KioskSettings {
    more = List.copyOf(more);
  }

  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of("--server", server.toString(), "--data", data.toString(), "--diagnostics"));
    arguments.addAll(more);
    return List.copyOf(arguments);
  }
}
