package org.clearkiosk.bench;

import java.io.IOException;
import java.util.Optional;
import org.clearkiosk.load.ServerData;

/** An engine with a server's data in it, and a copy of that for the engine by itself. */
interface Bed extends AutoCloseable {
  /** The engine, one word. */
  String name();

  /** The server's. */
  ServerData data();

  /** Copies the data as they are now, for the floors; the server does not run yet. */
  void copyForFloors() throws IOException, InterruptedException;

  /** The engine by itself, on the copy. */
  Floor floor(FloorScript script, long first) throws IOException, InterruptedException;

  /** How large the server's data are, in bytes, with what is yet to be cleared away. */
  long bytes() throws IOException;

  /** The engine's own process, which has others; empty where it runs within the server. */
  Optional<ProcessHandle> engine() throws IOException;

  @Override
  void close() throws IOException;
}
