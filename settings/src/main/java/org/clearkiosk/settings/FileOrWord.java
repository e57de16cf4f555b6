package org.clearkiosk.settings;

import java.util.Objects;
import picocli.CommandLine.ITypeConverter;

/**
 * The value of an option that takes one of a few words or a file. The words are the option's
 * completion candidates; whatever is none of them is a file.
 *
 * @param value as it was written, or in a configuration file as it is found from its folder
 */
public record FileOrWord(String value) {
  public FileOrWord {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }

  /** Reads it, for picocli. */
  public static final class Reader implements ITypeConverter<FileOrWord> {
    @Override
    public FileOrWord convert(String value) {
      return new FileOrWord(value);
    }
  }
}
