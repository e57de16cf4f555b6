package org.clearkiosk.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.clearkiosk.demo.CentralServer;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Parts;

/**
 * The data of a campus at its beginning, written once and copied for each one: hashing the demo
 * campus's query passwords takes seconds, which is right for passwords and too long for every
 * scenario.
 */
final class Templates implements AutoCloseable {
  static final String SERVER = "server";
  static final String KIOSK = "kiosk";
  static final String TERMINAL = "07";

  private final Installation installation;
  private final Path folder;
  private final Parts parts;
  private final Map<String, Path> written = new HashMap<>();

  /**
   * @param folder where they are kept; made when it is not there
   */
  Templates(Installation installation, Path folder) {
    this.installation = installation;
    this.folder = make(folder);
    this.parts = new Parts(make(folder.resolve("logs")), process -> {});
  }

  /**
   * Copies the demo campus, and the data of a terminal that is enrolled with it.
   *
   * @param clock the business time at which the terminal was enrolled
   */
  synchronized void copy(String clock, Path into) {
    Path template = written.computeIfAbsent(clock, this::write);
    try (Stream<Path> entries = Files.walk(template)) {
      for (Path entry : entries.toList()) {
        Path target = into.resolve(template.relativize(entry));
        if (!Files.isDirectory(target)) {
          Files.copy(entry, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    parts.close();
  }

  private Path write(String clock) {
    Path template = make(folder.resolve("template-" + written.size()));
    Path data = make(template.resolve(SERVER));
    Path kiosk = make(template.resolve(KIOSK));
    CentralServer.loadDemoCampus(installation, data, parts);
    CentralServer server = CentralServer.start(installation, data, parts, 0, clock);
    server.enrol(TERMINAL, kiosk);
    server.process().terminate();
    return template;
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
