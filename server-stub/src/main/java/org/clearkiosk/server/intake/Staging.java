package org.clearkiosk.server.intake;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
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

  /**
   * Writes rows in batches. Without JDBI, which takes several times as long for a row as the engine
   * does, and there are hundreds of thousands.
   */
  final class Loader implements CsvRows.Sink, AutoCloseable {
    private final boolean students;
    private final PreparedStatement rows;
    private final @Nullable PreparedStatement traits;
    private int waiting;

    private Loader(FileShape shape) {
      students = shape.file() == FactsFile.STUDENTS;
      rows =
          prepared(
              "INSERT INTO %s VALUES (?%s)"
                  .formatted(shape.file().staged(), ", ?".repeat(shape.columns().size())));
      traits = students ? prepared("INSERT INTO staged_trait VALUES (?, ?)") : null;
    }

    private PreparedStatement prepared(String statement) {
      try {
        return handle.getConnection().prepareStatement(statement);
      } catch (SQLException e) {
        throw new UnableToCreateStatementException(e);
      }
    }

    @Override
    public void take(long line, FileShape.Row row) {
      try {
        rows.setLong(1, line);
        int place = 2;
        for (Object value : row.values()) {
          rows.setObject(place++, value);
        }
        rows.addBatch();
        String words = students ? row.text("traits") : null;
        if (traits != null && words != null) {
          for (String trait : words.split(" ", -1)) {
            traits.setString(1, row.text("number"));
            traits.setString(2, trait);
            traits.addBatch();
          }
        }
        waiting++;
        if (waiting >= BATCH) {
          write();
        }
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException(e, null);
      }
    }

    private void write() throws SQLException {
      rows.executeBatch();
      if (traits != null) {
        traits.executeBatch();
      }
      waiting = 0;
    }

    @Override
    public void close() {
      try {
        if (waiting > 0) {
          write();
        }
        rows.close();
        if (traits != null) {
          traits.close();
        }
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException(e, null);
      }
    }
  }
}
