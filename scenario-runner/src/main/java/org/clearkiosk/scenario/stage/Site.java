package org.clearkiosk.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Parts;
import org.clearkiosk.scenario.script.CampusSettings;

/**
 * Where campuses are built: a folder of its own, and the displays. Closing it, from any thread and
 * at any time, ends every process of every campus.
 */
public final class Site implements AutoCloseable {
  private final Installation installation;
  private final Path folder;
  private final Optional<String> watched;
  private final Templates templates;
  private final Set<Parts> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger campuses = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Site(Installation installation, Path folder, Optional<String> watched) {
    this.installation = installation;
    this.folder = folder;
    this.watched = watched;
    this.templates = new Templates(installation, folder.resolve("templates"));
  }

  /**
   * A new site.
   *
   * @param watched the display before which someone sits; empty for displays that no one sees
   */
  public static Site open(Installation installation, Optional<String> watched) {
    try {
      // a socket's path has room for about a hundred characters
      return new Site(installation, Files.createTempDirectory("ck-scenario-"), watched);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a campus.
   *
   * @throws DemoException when a part does not start, or the site is closed; nothing is left then
   */
  public Campus start(CampusSettings settings) {
    Path place = Folders.make(folder.resolve(Integer.toString(campuses.incrementAndGet())));
    Parts parts = new Parts(Folders.make(place.resolve("logs")), process -> {});
    running.add(parts);
    try {
      if (closed.get()) {
        throw new DemoException("everything is being ended");
      }
      return new Campus(this, settings, place, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  Installation installation() {
    return installation;
  }

  Templates templates() {
    return templates;
  }

  Display display(Path place, Parts parts) {
    return watched
        .map(name -> Display.watched(name, place, parts))
        .orElseGet(() -> Display.unseen(place, parts));
  }

  /** Ends everything and takes the folder away. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forEach(Parts::close);
      templates.close();
      try {
        Folders.delete(folder);
      } catch (UncheckedIOException e) {
        // a campus that was ended in the middle takes its own folder away at the same time
      }
    }
  }
}
