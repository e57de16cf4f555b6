package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait until all of them are found right: temporary tables of one connection, which no
 * one else sees and for which no one else waits.
 *
 * <p>Initial passwords never get there: they are kept here until they are hashed.
 */
final class Staging {
  private static final int BATCH = 500;

  private final Handle handle;
  private final Map<FactsFile, Set<String>> columns = new EnumMap<>(FactsFile.class);

  Staging(Handle handle) {
    this.handle = handle;
  }

  /** Makes the table for a file. */
  void create(FileShape shape) {
    String definition =
        shape.columns().stream()
            .map(column -> column.name() + (column.number() ? " BIGINT" : " TEXT"))
            .collect(Collectors.joining(", "));
    String table = shape.file().staged();
    handle.execute(
        "CREATE TEMPORARY TABLE " + table + " (line BIGINT NOT NULL, " + definition + ")");
    if (shape.file() == FactsFile.STUDENTS) {
      handle.execute("CREATE TEMPORARY TABLE staged_trait (student TEXT, trait TEXT)");
    }
  }

  /** Fills a table; to be closed, so that the last rows are written too. */
  Loader loader(FileShape shape) {
    return new Loader(shape);
  }

  /** Which columns a file had. */
  void loaded(FactsFile file, Set<String> names) {
    columns.put(file, Set.copyOf(names));
    handle.execute(
        "CREATE INDEX %s_key ON %s (%s)"
            .formatted(file.staged(), file.staged(), String.join(", ", file.key())));
    handle.execute("ANALYZE " + file.staged());
    if (file == FactsFile.STUDENTS) {
      handle.execute("CREATE INDEX staged_trait_key ON staged_trait (student, trait)");
      handle.execute("ANALYZE staged_trait");
    }
  }

  /** Whether a file is there. */
  boolean has(FactsFile file) {
    return columns.containsKey(file);
  }

  /** The files that are there. */
  Set<FactsFile> files() {
    return columns.keySet();
  }

  /** Whether a file is there and has a column. */
  boolean has(FactsFile file, String column) {
    return has(file) && columns.getOrDefault(file, Set.of()).contains(column);
  }

  /** Writes rows in batches. */
  final class Loader implements CsvRows.Sink, AutoCloseable {
    private final boolean students;
    private final PreparedBatch rows;
    private final @Nullable PreparedBatch traits;

    private Loader(FileShape shape) {
      students = shape.file() == FactsFile.STUDENTS;
      rows =
          handle.prepareBatch(
              "INSERT INTO %s VALUES (?%s)"
                  .formatted(shape.file().staged(), ", ?".repeat(shape.columns().size())));
      traits = students ? handle.prepareBatch("INSERT INTO staged_trait VALUES (?, ?)") : null;
    }

    @Override
    public void take(long line, FileShape.Row row) {
      List<@Nullable Object> values = new ArrayList<>();
      values.add(line);
      values.addAll(row.values());
      rows.add(values.toArray());
      String words = students ? row.text("traits") : null;
      if (traits != null && words != null) {
        for (String trait : words.split(" ", -1)) {
          traits.add(row.text("number"), trait);
        }
      }
      if (rows.size() >= BATCH) {
        write();
      }
    }

    private void write() {
      rows.execute();
      if (traits != null && traits.size() > 0) {
        traits.execute();
      }
    }

    @Override
    public void close() {
      if (rows.size() > 0) {
        write();
      }
      rows.close();
      if (traits != null) {
        traits.close();
      }
    }
  }
}
