package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.load.ServerData;

/** The machine that a campaign's database is on, as far as it can be broken. */
interface DatabaseHost extends AutoCloseable {
  /**
   * Data in which there is nothing yet, for one server.
   *
   * @param folder the server's data folder, if it need not be on this host
   */
  ServerData data(Path folder) throws IOException, InterruptedException;

  /** The processes that write the database. */
  List<Long> writers(Campaign campaign);

  /** Ends them, as a power cut does; none runs when this returns. */
  void crash(Campaign campaign) throws IOException, InterruptedException;

  /** Starts what does not run, and waits until the database can be used. */
  void recover(Campaign campaign) throws IOException, InterruptedException;

  /** Ends what it keeps running. */
  @Override
  void close() throws IOException;
}
