package org.clearkiosk.server.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;

/** A database, and lists that a test writes and imports into it. */
final class Intake implements AutoCloseable {
  /** When everything is imported. */
  static final Instant NOW = Instant.parse("2012-06-01T00:00:00Z");

  private final TestEngine engine;
  private final Path lists;
  private final DatabaseAddress address;
  private final Database database;
  private final Map<FactsFile, Path> files = new EnumMap<>(FactsFile.class);
  private CampusId campus = CampusId.MAIN;
  private Policy policy = TestServer.POLICY;
  private Progress progress = Progress.NONE;
  private Charset encoding = StandardCharsets.UTF_8;
  private Replacements replacements = Replacements.NONE;
  private boolean initialPasswords;
  private boolean dryRun;

  private Intake(TestEngine engine, Path folder, boolean demoCampus) throws IOException {
    this.engine = engine;
    DataFolder data = DataFolder.open(folder.resolve("data"));
    lists = Files.createDirectories(folder.resolve("lists"));
    address = demoCampus ? engine.withDemoCampus(data) : engine.empty(data);
    database = Database.open(data, address);
  }

  static Intake empty(TestEngine engine, Path folder) throws IOException {
    return new Intake(engine, folder, false);
  }

  static Intake withDemoCampus(TestEngine engine, Path folder) throws IOException {
    return new Intake(engine, folder, true);
  }

  /** Only what is said after this is imported. */
  Intake anew() {
    files.clear();
    replacements = Replacements.NONE;
    encoding = StandardCharsets.UTF_8;
    initialPasswords = false;
    dryRun = false;
    return this;
  }

  Intake list(FactsFile file, String... lines) {
    return bytes(file, (String.join("\r\n", lines) + "\r\n").getBytes(encoding));
  }

  Intake bytes(FactsFile file, byte[] content) {
    try {
      files.put(file, Files.write(lists.resolve(file.word() + ".csv"), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** All lists of a folder. */
  Intake all(Path folder) {
    for (FactsFile file : FactsFile.values()) {
      files.put(file, folder.resolve(file.word() + ".csv"));
    }
    return this;
  }

  Intake campus(CampusId id) {
    campus = id;
    return this;
  }

  /** Imports by another year's rules from now on. */
  Intake policy(Policy other) {
    policy = other;
    return this;
  }

  /** Tells how far each import is from now on. */
  Intake telling(Progress other) {
    progress = other;
    return this;
  }

  Intake encoding(Charset charset) {
    encoding = charset;
    return this;
  }

  Intake replacing(Replacements full) {
    replacements = full;
    return this;
  }

  Intake withInitialPasswords() {
    initialPasswords = true;
    return this;
  }

  Intake dry() {
    dryRun = true;
    return this;
  }

  /** What was tried dry is imported. */
  Intake wet() {
    dryRun = false;
    return this;
  }

  FactsImport.Result run() {
    try (Handle handle = database.openPatientWriter()) {
      return new FactsImport(
              handle,
              new FactsImport.Settings(
                  campus, policy, encoding, replacements, initialPasswords, dryRun),
              progress,
              () -> NOW)
          .run(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports what is right. */
  FactsImport.Result.Done done() {
    FactsImport.Result result = run();
    if (result instanceof FactsImport.Result.Refused refused) {
      throw new AssertionError(refused.errors().kept().toString());
    }
    if (result instanceof FactsImport.Result.OtherYear other) {
      throw new AssertionError(other.toString());
    }
    return (FactsImport.Result.Done) result;
  }

  /** What is wrong, as it is shown. */
  List<String> mistakes() {
    if (run() instanceof FactsImport.Result.Refused refused) {
      return refused.errors().kept().stream().map(FileError::toString).toList();
    }
    throw new AssertionError("it was imported");
  }

  Database database() {
    return database;
  }

  /** All that is on record of a table, as text, in an order. */
  List<String> rows(String columns, String table) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("SELECT %s AS found FROM %s ORDER BY 1".formatted(columns, table))
                    .mapTo(String.class)
                    .list());
  }

  /** All that is on record of a table. */
  List<String> everyColumn(String table) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle.select("SELECT * FROM " + table).mapToMap().stream()
                    .map(row -> new TreeMap<>(row).toString())
                    .sorted()
                    .toList());
  }

  long count(String table) {
    return database
        .reading()
        .withHandle(
            handle -> handle.select("SELECT count(*) FROM " + table).mapTo(long.class).one());
  }

  @Override
  public void close() {
    database.close();
    engine.forget(address);
  }
}
