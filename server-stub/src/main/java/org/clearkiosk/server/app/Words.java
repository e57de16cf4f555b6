package org.clearkiosk.server.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.wire.Json;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of the domain on the command line: the same as in JSON. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return Json.GSON.toJsonTree(constant).getAsString();
  }

  private static List<String> all(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Words::of).toList();
  }

  private static <E extends Enum<E>> E read(String word, E[] constants) {
    String plain = word.toLowerCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(constants)
        .filter(constant -> of(constant).equals(plain))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of " + String.join(", ", all(constants)) + " but was " + word));
  }

  /** Reads a level. */
  static final class LevelReader implements ITypeConverter<Level> {
    @Override
    public Level convert(String word) {
      return read(word, Level.values());
    }
  }

  /** Reads a status. */
  static final class StatusReader implements ITypeConverter<Status> {
    @Override
    public Status convert(String word) {
      return read(word, Status.values());
    }
  }

  /** Reads a refund. */
  static final class RefundReader implements ITypeConverter<Refund> {
    @Override
    public Refund convert(String word) {
      return read(word, Refund.values());
    }
  }

  /** All levels. */
  static final class Levels extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Levels() {
      super(all(Level.values()));
    }
  }

  /** All statuses. */
  static final class Statuses extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Statuses() {
      super(all(Status.values()));
    }
  }

  /** All refunds. */
  static final class Refunds extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Refunds() {
      super(all(Refund.values()));
    }
  }
}
