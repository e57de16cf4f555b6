package org.clearkiosk.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a table in {@code docs/protocols/vectors}: written by hand, for two programs. */
public final class Vectors {
  private static final Pattern REPEATED = Pattern.compile("([0-9A-F]{2})\\*([0-9]{1,3})");

  private Vectors() {}

  /** The cells of every line; an empty list where a line is empty. */
  public static List<List<String>> of(String name) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "protocols", "vectors", name))) {
      if (line.isBlank()) {
        lines.add(List.of());
      } else if (!line.startsWith("#")) {
        lines.add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
      }
    }
    return lines;
  }

  /** Bytes in hexadecimal digits, those that are repeated written out. */
  public static String bytes(String cell) {
    return REPEATED
        .matcher(cell.replace(" ", ""))
        .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
  }
}
