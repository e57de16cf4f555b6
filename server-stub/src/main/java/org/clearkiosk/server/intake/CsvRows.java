package org.clearkiosk.server.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file (RFC 4180), each checked for itself. */
final class CsvRows {
  /** How many rows a file may have. */
  static final int MOST_ROWS = 200_000;

  /** How long a cell may be. */
  static final int LONGEST_CELL = 1_000;

  private static final int MOST_CELLS = 64;
  private static final int BUFFER = 128 * 1024;
  private static final int TOLD_EVERY = 1_000;

  private final FileShape shape;
  private final CsvSource source;
  private final FileErrors errors;

  CsvRows(FileShape shape, CsvSource source, FileErrors errors) {
    this.shape = shape;
    this.source = source;
    this.errors = errors;
  }

  /** Takes a row that is right in itself. */
  @FunctionalInterface
  interface Sink {
    void take(long line, FileShape.Row row);
  }

  /**
   * What was read.
   *
   * @param columns the columns that the file has
   * @param rows how many rows, the wrong ones included
   */
  record Read(Set<String> columns, long rows) {}

  /**
   * Reads all rows; what is wrong goes to the errors.
   *
   * @param told is told the line, now and then
   * @return empty when the header is of no use
   */
  Optional<Read> read(Sink sink, LongConsumer told) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(BUFFER)
            .build(
                CsvRecordHandler.of(
                    limits ->
                        limits
                            .maxFields(MOST_CELLS)
                            .maxFieldSize(LONGEST_CELL)
                            .maxRecordSize(MOST_CELLS * LONGEST_CELL)),
                source.letters())) {
      return read(reader.iterator(), sink, told);
    }
  }

  private Optional<Read> read(Iterator<CsvRecord> records, Sink sink, LongConsumer told) {
    long line = 0;
    try {
      if (!records.hasNext()) {
        wrong(0, null, "it is empty", "Begin it with a header: " + shape.columnNames());
        return Optional.empty();
      }
      CsvRecord header = records.next();
      int[] positions = positions(header);
      if (positions.length == 0) {
        return Optional.empty();
      }
      Set<String> columns = new HashSet<>(header.getFields());
      long rows = 0;
      line = header.getStartingLineNumber();
      while (records.hasNext()) {
        CsvRecord row = records.next();
        line = row.getStartingLineNumber();
        rows++;
        if (rows > MOST_ROWS) {
          wrong(line, null, "more than 200,000 rows", "Import it in several parts");
          return Optional.empty();
        }
        take(row, header.getFieldCount(), positions, sink);
        if (rows % TOLD_EVERY == 0) {
          told.accept(line);
        }
      }
      return Optional.of(new Read(columns, rows));
    } catch (CsvParseException e) {
      wrong(
          line + 1,
          null,
          "from here on it cannot be read: a quotation mark is not closed or stands inside a cell, or a cell has more than 1,000 characters",
          "Write \" within a cell twice and put the cell in quotation marks; the lines after it were not looked at");
      return Optional.empty();
    }
  }

  /** Where each of the header's columns stands in the shape; none when the header is wrong. */
  private int[] positions(CsvRecord header) {
    List<String> names = header.getFields();
    boolean right = true;
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      if (shape.position(name) < 0) {
        right = false;
        // it may be the first row of a file without a header, so it is not repeated
        headerWrong(
            "column %d has a name that is not known".formatted(index + 1),
            "Name it as one of these, or take it out: " + shape.columnNames());
      } else if (names.indexOf(name) < index) {
        right = false;
        headerWrong("column %d is there twice".formatted(index + 1), "Take one of them out");
      }
    }
    for (Column column : shape.columns()) {
      if (column.needed() && !names.contains(column.name())) {
        right = false;
        headerWrong("the column %s is missing".formatted(column.name()), "Add it");
      }
    }
    for (List<String> group : shape.together()) {
      if (group.stream().anyMatch(names::contains) && !names.containsAll(group)) {
        right = false;
        headerWrong(
            "the columns %s go together".formatted(String.join(" and ", group)),
            "Have both or neither");
      }
    }
    return right ? names.stream().mapToInt(shape::position).toArray() : new int[0];
  }

  private void headerWrong(String problem, String remedy) {
    wrong(1, null, problem, remedy);
  }

  private void take(CsvRecord record, int width, int[] positions, Sink sink) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != width) {
      wrong(
          line,
          null,
          "%d cells where the header has %d".formatted(record.getFieldCount(), width),
          "Put cells that hold a comma in quotation marks");
      return;
    }
    @Nullable Object[] values = new @Nullable Object[shape.columns().size()];
    boolean right = true;
    for (int index = 0; index < width; index++) {
      Column column = shape.columns().get(positions[index]);
      String text = record.getField(index);
      if (text.isEmpty()) {
        if (column.filled()) {
          right = false;
          wrong(line, column.name(), "empty", "Fill it in the source");
        }
      } else {
        Cell cell = column.reader().read(text);
        if (cell instanceof Cell.Value known) {
          values[positions[index]] = known.value();
        } else if (cell instanceof Cell.Wrong not) {
          right = false;
          wrong(line, column.name(), not.problem(), not.remedy());
        }
      }
    }
    if (right) {
      FileShape.Row row = new FileShape.Row(shape, Arrays.asList(values));
      Optional<FileShape.Broken> broken = shape.rule().check(row);
      if (broken.isPresent()) {
        wrong(line, broken.get().column(), broken.get().problem(), broken.get().remedy());
      } else {
        sink.take(line, row);
      }
    }
  }

  private void wrong(long line, @Nullable String column, String problem, String remedy) {
    errors.add(new FileError(source.name(), line, column, problem, remedy));
  }
}
