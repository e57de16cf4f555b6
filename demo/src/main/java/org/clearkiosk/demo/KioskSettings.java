package org.clearkiosk.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kiosk is started with.
 *
 * @param server where the central server is
 * @param authority the certificate authority to trust
 * @param keyFile the terminal's key
 * @param data the folder of its outbox and its log
 * @param more further arguments of {@code bin/kiosk}
 */
public record KioskSettings(
    URI server, Path authority, Path keyFile, Path data, List<String> more) {
  public KioskSettings {
    more = List.copyOf(more);
  }

  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server",
                server.toString(),
                "--ca",
                authority.toString(),
                "--terminal-key",
                keyFile.toString(),
                "--data",
                data.toString(),
                "--diagnostics"));
    arguments.addAll(more);
    return List.copyOf(arguments);
  }
}
