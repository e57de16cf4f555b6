package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like.
 *
 * @param file which file
 * @param columns all that it may have
 * @param together columns of which a file has all or none
 * @param rule what holds between the cells of a row
 */
record FileShape(FactsFile file, List<Column> columns, List<List<String>> together, Rule rule) {
  FileShape {
    columns = List.copyOf(columns);
    together = List.copyOf(together);
  }

  /** What holds between the cells of a row. */
  @FunctionalInterface
  interface Rule {
    Optional<Broken> check(Row row);
  }

  /** A rule that does not hold. */
  record Broken(String column, String problem, String remedy) {}

  /** A row's values, in the order of the shape's columns. */
  record Row(FileShape shape, List<@Nullable Object> values) {
    @Nullable String text(String column) {
      return (String) values.get(shape.position(column));
    }

    /** Whether a cell of a column of yes and no says yes. */
    boolean yes(String column) {
      return Long.valueOf(1).equals(values.get(shape.position(column)));
    }

    /** The same without what stands in one column. */
    Row without(String column) {
      List<@Nullable Object> rest = new ArrayList<>(values);
      rest.set(shape.position(column), null);
      return new Row(shape, rest);
    }

    /** Repeats nothing of the row. */
    @Override
    public String toString() {
      return "Row[" + shape.file() + "]";
    }
  }

  /** Where a column stands; -1 for one that the file does not have. */
  int position(String column) {
    return IntStream.range(0, columns.size())
        .filter(index -> columns.get(index).name().equals(column))
        .findFirst()
        .orElse(-1);
  }

  String columnNames() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
