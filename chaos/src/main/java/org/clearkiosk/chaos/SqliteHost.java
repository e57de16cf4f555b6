package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.load.ServerData;

/**
 * With SQLite the server writes the database itself, and stands and falls with its machine.
 *
 * @param place where the database goes
 */
record SqliteHost(Path place) implements DatabaseHost {
  @Override
  public ServerData data(Path folder) {
    return ServerData.sqlite(place.resolve("data"));
  }

  @Override
  public List<Long> writers(Campaign campaign) {
    return List.of(campaign.server(0).pid());
  }

  @Override
  public void crash(Campaign campaign) throws IOException, InterruptedException {
    campaign.server(0).kill();
  }

  @Override
  public void recover(Campaign campaign) throws IOException {
    if (!campaign.server(0).isAlive()) {
      campaign.restart(0);
    }
    campaign.server(0).awaitReady();
  }

  @Override
  public void close() {}
}
