package org.clearkiosk.server.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;

/**
 * What an append to the audit chain and its check cost by themselves: a program for whoever changes
 * them, run by hand. Arguments: engine, batches, entries in a batch. The first half warms up.
 */
final class AuditCost {
  private AuditCost() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    TestEngine engine = TestEngine.valueOf(arguments[0]);
    int batches = Integer.parseInt(arguments[1]);
    int size = Integer.parseInt(arguments[2]);
    DataFolder folder =
        DataFolder.open(Files.createTempDirectory(Path.of("target"), "cost").resolve("data"));
    DatabaseAddress address = engine.empty(folder);
    AuditEvent event =
        AuditEvent.about(
            CampusId.MAIN,
            "08281001",
            Actor.terminal("07"),
            AuditAction.COMPLETION_RECORDED,
            Map.of("event", "0137df50-2b80-7cc1-98f2-000000000000", "receipt", "0612-07-0001"));
    List<AuditEvent> events = Collections.nCopies(size, event);
    try (Database database = Database.open(folder, address);
        Handle handle = database.openWriter()) {
      append(handle, events, batches / 2);
      long begun = System.nanoTime();
      Duration used = processorTime();
      append(handle, events, batches - batches / 2);
      double count = (batches - batches / 2) * (double) size;
      System.out.printf(
          "%s, %d in a batch: %.0f µs an entry with the commit, %.0f µs of this process's processor"
              + " time%n",
          engine,
          size,
          (System.nanoTime() - begun) / 1e3 / count,
          processorTime().minus(used).toNanos() / 1e3 / count);
      long walk = System.nanoTime();
      boolean whole =
          database
              .reading()
              .withHandle(reader -> AuditWalk.check(reader, new ChainCheck(List.of())))
              .isEmpty();
      System.out.printf(
          "%s: %s, %d entries checked, %.0f a second%n",
          engine,
          whole ? "whole" : "broken",
          batches * (long) size,
          batches * (double) size / ((System.nanoTime() - walk) / 1e9));
    }
  }

  private static void append(Handle handle, List<AuditEvent> events, int batches) {
    for (int i = 0; i < batches; i++) {
      handle.useTransaction(transaction -> AuditJournal.append(transaction, events, Instant.now()));
    }
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
