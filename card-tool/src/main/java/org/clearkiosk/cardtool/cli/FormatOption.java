package org.clearkiosk.cardtool.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import picocli.CommandLine.Option;

/** The option that chooses between output for people and output for programs. */
final class FormatOption {
  /** JSON as it is written: nothing escaped but what must be, on one line. */
  static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  /** For whom the output is. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "For people or for programs (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  boolean isJson() {
    return format == Format.JSON;
  }
}
