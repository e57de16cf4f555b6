package org.clearkiosk.server.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clearkiosk.server.support.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** What is made of any file that someone gives for a list. */
class CsvFuzzTest {
  /** Beyond it nothing new happens; it only takes longer. */
  private static final int LONGEST = 4_000;

  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  private static final List<FileShape> SHAPES =
      Arrays.stream(FactsFile.values())
          .map(file -> FileShapes.of(file, TestServer.POLICY))
          .toList();

  /**
   * @param bytes first which list it is said to be and how it is written, then the file
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void reads(byte @NotNull [] bytes) throws IOException {
    if (bytes.length < 1 || bytes.length > LONGEST) {
      return;
    }
    int choice = bytes[0] & 0xFF;
    FileShape shape = SHAPES.get(choice % SHAPES.size());
    Charset encoding = ENCODINGS.get(choice / SHAPES.size() % ENCODINGS.size());
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    FileErrors errors = new FileErrors();
    Optional<CsvSource> source = CsvSource.of("list.csv", content, encoding, errors);
    if (source.isEmpty()) {
      holds(errors.count() == 1, "what is not written as it should be is told once");
      return;
    }
    List<FileShape.Row> rows = new ArrayList<>();
    Optional<CsvRows.Read> read =
        new CsvRows(shape, source.get(), errors).read((line, row) -> rows.add(row), line -> {});
    holds(read.isPresent() || errors.any(), "a list that cannot be read is told of");
    read.ifPresent(
        whole ->
            holds(
                whole.rows() == rows.size() || errors.count() >= whole.rows() - rows.size(),
                "every row is taken or told of"));
    long lines = 2L + content.length;
    holds(
        errors.kept().stream().allMatch(error -> error.line() >= 0 && error.line() <= lines),
        "a mistake stands where the file is");
    for (FileShape.Row row : rows) {
      isClean(row);
      isReadAgain(shape, row);
    }
  }

  private static void isClean(FileShape.Row row) {
    for (Object value : row.values()) {
      if (value instanceof String text) {
        holds(!text.isEmpty(), "what is empty is not given");
        holds(
            text.codePoints().noneMatch(each -> each < 0x20 || each == 0x7F || each == 0x202E),
            "no text turns a line of a log or of a list");
        holds("=+-@".indexOf(text.charAt(0)) < 0, "no text is a formula");
      }
    }
  }

  /** A row written as RFC 4180 has it is read as the same row. */
  private static void isReadAgain(FileShape shape, FileShape.Row row) throws IOException {
    String header = shape.columns().stream().map(Column::name).collect(Collectors.joining(","));
    String line =
        shape.columns().stream()
            .map(column -> written(shape, column, row.values().get(shape.position(column.name()))))
            .collect(Collectors.joining(","));
    FileErrors errors = new FileErrors();
    CsvSource source =
        CsvSource.of(
                "again.csv",
                (header + "\r\n" + line + "\r\n").getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                errors)
            .orElseThrow();
    List<FileShape.Row> again = new ArrayList<>();
    new CsvRows(shape, source, errors).read((number, each) -> again.add(each), number -> {});
    holds(!errors.any() && again.equals(List.of(row)), "a row that was taken is taken again");
  }

  private static String written(FileShape shape, Column column, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (shape.file() == FactsFile.OFFICES && column.number()) {
      return value.equals(1L) ? "yes" : "no";
    }
    return '"' + value.toString().replace("\"", "\"\"") + '"';
  }

  private static void holds(boolean claim, String what) {
    if (!claim) {
      throw new AssertionError("does not hold: " + what);
    }
  }
}
