package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clearkiosk.server.config.Mistake;
import org.clearkiosk.server.config.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is said about a configuration file. */
final class ConfigurationReport {
  private ConfigurationReport() {}

  /** The values that their options cannot take, in the file's order. */
  static List<Mistake> unfitValues(List<Setting> settings) {
    List<Mistake> mistakes = new ArrayList<>();
    for (Setting setting : settings) {
      CommandLine start =
          new CommandLine(new StartCommand()).setCaseInsensitiveEnumValuesAllowed(true);
      OptionSpec option = start.getCommandSpec().findOption("--" + setting.key());
      if (option != null && setting.values().size() > 1 && !option.isMultiValue()) {
        mistakes.add(
            new Mistake(
                setting.line(), setting.key() + " takes one value, not a list", "keep one"));
        continue;
      }
      try {
        start.parseArgs(arguments(setting));
      } catch (CommandLine.ParameterException e) {
        mistakes.add(
            new Mistake(
                setting.line(),
                "%s cannot be \"%s\"".formatted(setting.key(), String.join(", ", setting.values())),
                remedy(option)));
      }
    }
    return mistakes;
  }

  private static String[] arguments(Setting setting) {
    List<String> arguments = new ArrayList<>();
    setting.values().forEach(value -> arguments.add("--" + setting.key() + "=" + value));
    if (!setting.key().equals("data")) {
      arguments.add("--data=.");
    }
    return arguments.toArray(String[]::new);
  }

  private static String remedy(@Nullable OptionSpec option) {
    if (option != null && option.type() == int.class) {
      return "write a whole number";
    }
    if (option != null && option.completionCandidates() != null) {
      return "write one of " + String.join(", ", option.completionCandidates());
    }
    return "bin/server start --help says what it may be";
  }

  /**
   * What only the use of the values can tell, in the file's order.
   *
   * @param uses for each setting what would be done with it at the start
   */
  static List<Mistake> unusableValues(List<Setting> settings, Map<String, Callable<?>> uses)
      throws Exception {
    List<Mistake> mistakes = new ArrayList<>();
    for (Map.Entry<String, Callable<?>> use : uses.entrySet()) {
      try {
        use.getValue().call();
      } catch (CommandFailure failure) {
        int line =
            settings.stream()
                .filter(setting -> setting.key().equals(use.getKey()))
                .mapToInt(Setting::line)
                .findFirst()
                .orElse(0);
        mistakes.add(new Mistake(line, use.getKey(), String.valueOf(failure.getMessage())));
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::line));
    return mistakes;
  }

  /** Prints mistakes, one a line: {@code FILE:LINE: what: remedy}. */
  static void print(PrintWriter out, @Nullable Path file, List<Mistake> mistakes) {
    for (Mistake mistake : mistakes) {
      String where =
          file == null || mistake.line() == 0 ? "" : "%s:%d: ".formatted(file, mistake.line());
      out.printf("%s%s: %s%n", where, mistake.what(), mistake.remedy());
    }
    out.printf(
        "%s; nothing was started%n",
        mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes");
    out.flush();
  }

  /** Prints what a server would start with, and where each value comes from. */
  static void printSettings(PrintWriter out, CommandLine command, Layers layers) {
    for (String name : Layers.settings()) {
      OptionSpec option = command.getCommandSpec().findOption("--" + name);
      if (option == null) {
        continue;
      }
      boolean given = command.getParseResult().hasMatchedOption(option);
      String origin = given ? "command line" : layers.origin(option).orElse("default");
      Object value = option.getValue();
      boolean unset = value == null || (value instanceof List<?> list && list.isEmpty());
      out.printf(
          "%-24s %-40s # %s%n", name + ":", unset ? "" : withoutSecrets(value.toString()), origin);
    }
    out.flush();
  }

  private static String withoutSecrets(String value) {
    return value.replaceAll("([?&](?:ssl)?password=)[^&]*", "$1***");
  }
}
