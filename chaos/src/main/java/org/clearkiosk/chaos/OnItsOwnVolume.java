package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.clearkiosk.load.ServerProgram;
import org.jspecify.annotations.Nullable;

/** A scenario that breaks the file system under the database. */
abstract class OnItsOwnVolume implements Scenario {
  private static final int STUDENTS = 6_000;
  private static final int MEGABYTES = 400;

  private final Engine engine;
  private @Nullable Volume volume;
  private @Nullable DatabaseHost host;

  OnItsOwnVolume(Engine engine) {
    this.engine = engine;
  }

  /** What runs the servers. */
  ServerProgram program(Path folder) {
    return Campaign.program(folder);
  }

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    Volume made = Volume.make(folder, MEGABYTES);
    volume = made;
    DatabaseHost on = engine.host(made.place());
    host = on;
    Campaign campaign =
        Campaign.prepare(folder, program(folder), on.data(folder.resolve("data")), 1, STUDENTS);
    made.sync();
    return campaign;
  }

  Volume volume() {
    return Objects.requireNonNull(volume);
  }

  DatabaseHost host() {
    return Objects.requireNonNull(host);
  }

  private void endHost() throws IOException {
    DatabaseHost used = host;
    host = null;
    if (used != null) {
      used.close();
    }
  }

  @Override
  public void campaignEnded() throws IOException, InterruptedException {
    endHost();
    Volume used = volume;
    volume = null;
    if (used != null) {
      used.remove();
    }
  }

  @Override
  public void close() throws IOException {
    endHost();
    Volume left = volume;
    volume = null;
    if (left != null) {
      left.abandon();
    }
  }
}
