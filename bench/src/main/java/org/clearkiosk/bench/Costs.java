package org.clearkiosk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What processes and database spend on each of many things, summed up over rounds. */
final class Costs {
  private final Bed bed;
  private final long server;
  private final Map<String, Duration> before = new TreeMap<>();
  private final Map<String, Duration> used = new TreeMap<>();
  private long bytesBefore;
  private long bytes;
  private int count;

  /**
   * Nothing spent yet.
   *
   * @param server the process id of the server
   */
  Costs(Bed bed, long server) {
    this.bed = bed;
    this.server = server;
  }

  /** A round begins. */
  void begin() throws IOException {
    bytesBefore = bed.bytes();
    before.putAll(now());
  }

  /** A round ends, in which so many things were done. */
  void end(int things) throws IOException {
    now()
        .forEach(
            (who, time) ->
                used.merge(
                    who, time.minus(before.getOrDefault(who, Duration.ZERO)), Duration::plus));
    bytes += bed.bytes() - bytesBefore;
    count += things;
  }

  /** Processor time of server, engine and terminals for each thing, in microseconds. */
  double processorMicroseconds() {
    return used.values().stream().mapToLong(Duration::toNanos).sum() / 1e3 / count;
  }

  private Map<String, Duration> now() throws IOException {
    Map<String, Duration> now = new TreeMap<>();
    now.put(
        "server, µs of processor time",
        ProcessHandle.of(server).map(Usage::own).orElse(Duration.ZERO));
    Optional<ProcessHandle> engine = bed.engine();
    if (engine.isPresent()) {
      now.put("engine, µs of processor time", Usage.processor(engine.get()));
    }
    now.put("terminals, µs of processor time", Usage.own(ProcessHandle.current()));
    return now;
  }

  /** For each thing, by names that say the units. */
  Map<String, Double> figures() throws IOException {
    Map<String, Double> figures = new TreeMap<>();
    used.forEach((who, time) -> figures.put(who, time.toNanos() / 1e3 / count));
    figures.put("database, bytes", (double) bytes / count);
    figures.put("server, MiB of memory in use", Usage.memory(server));
    return figures;
  }
}
