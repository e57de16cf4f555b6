package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.identity.PasswordHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Hashes the initial query passwords of students who have none yet, on all processors. Argon2id is
 * dear on purpose, so this is by far the longest part of an import that has them; no one waits for
 * it meanwhile.
 */
final class InitialPasswords {
  /** The column that they come from. */
  static final String COLUMN = "initial_password";

  private static final String STEP = "hashing initial passwords";
  private static final int TOLD_EVERY = 10;

  private final Map<String, String> passwords = new HashMap<>();

  /** Keeps a student's initial password. */
  void keep(String student, String password) {
    passwords.put(student, password);
  }

  /** Hashes those that are needed, and stages the hashes. */
  void stage(Handle handle, CampusId campus, Progress progress) {
    handle.execute("CREATE TEMPORARY TABLE staged_initial (student TEXT, hash TEXT)");
    handle
        .createQuery("SELECT student FROM credential WHERE campus = :campus")
        .bind("campus", campus.value())
        .mapTo(String.class)
        .forEach(passwords::remove);
    if (passwords.isEmpty()) {
      return;
    }
    Map<String, String> hashes = hash(progress);
    try (PreparedBatch batch = handle.prepareBatch("INSERT INTO staged_initial VALUES (?, ?)")) {
      hashes.forEach((student, hash) -> batch.add(student, hash));
      batch.execute();
    }
    passwords.clear();
  }

  private Map<String, String> hash(Progress progress) {
    AtomicLong done = new AtomicLong();
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Map<String, CompletableFuture<String>> running = new HashMap<>();
      passwords.forEach(
          (student, password) ->
              running.put(
                  student,
                  CompletableFuture.supplyAsync(
                      () -> {
                        String hash = PasswordHash.of(password);
                        done.incrementAndGet();
                        return hash;
                      },
                      threads)));
      Map<String, String> hashes = new HashMap<>();
      List<String> students = new ArrayList<>(running.keySet());
      for (int index = 0; index < students.size(); index++) {
        String student = students.get(index);
        CompletableFuture<String> hash = running.get(student);
        if (hash != null) {
          hashes.put(student, hash.join());
        }
        if (index % TOLD_EVERY == 0) {
          progress.at(STEP, done.get(), passwords.size());
        }
      }
      return hashes;
    } finally {
      threads.shutdownNow();
    }
  }
}
