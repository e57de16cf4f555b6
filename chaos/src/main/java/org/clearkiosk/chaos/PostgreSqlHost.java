package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.load.ServerData;

/**
 * A PostgreSQL by itself: the server is on another machine, goes on running, and finds it again.
 *
 * @param postgresql the one
 */
record PostgreSqlHost(OwnPostgreSql postgresql) implements DatabaseHost {
  @Override
  public ServerData data(Path folder) throws IOException, InterruptedException {
    return new ServerData(folder, postgresql.newDatabase(), null);
  }

  @Override
  public List<Long> writers(Campaign campaign) {
    return postgresql.processes().stream().map(ProcessHandle::pid).toList();
  }

  @Override
  public void crash(Campaign campaign) throws IOException {
    postgresql.kill();
  }

  @Override
  public void recover(Campaign campaign) throws IOException, InterruptedException {
    postgresql.bringUp();
  }

  @Override
  public void close() throws IOException {
    postgresql.close();
  }
}
