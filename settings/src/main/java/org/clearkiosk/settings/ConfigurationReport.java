package org.clearkiosk.settings;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is said about a configuration file. */
public final class ConfigurationReport {
  private ConfigurationReport() {}

  /** The file's settings whose options cannot take their values, and why. */
  static Map<Setting, Mistake> unfitValues(Layers layers) {
    Map<Setting, Mistake> mistakes = new LinkedHashMap<>();
    for (Setting setting : layers.fromFile()) {
      CommandLine command =
          new CommandLine(layers.vocabulary().command().get())
              .setCaseInsensitiveEnumValuesAllowed(true);
      OptionSpec option = command.getCommandSpec().findOption("--" + setting.key());
      if (option != null && setting.values().size() > 1 && !option.isMultiValue()) {
        mistakes.put(
            setting,
            new Mistake(
                setting.line(), setting.key() + " takes one value, not a list", "keep one"));
        continue;
      }
      if (option != null && Layers.namesFile(option) && setting.values().contains("")) {
        mistakes.put(
            setting,
            new Mistake(
                setting.line(),
                setting.key() + " cannot be \"\"",
                "name a file or folder, or take the line out"));
        continue;
      }
      try {
        command.parseArgs(arguments(setting));
      } catch (CommandLine.ParameterException e) {
        // what the command needs besides may stand elsewhere
        if (!(e instanceof CommandLine.MissingParameterException)) {
          mistakes.put(
              setting,
              new Mistake(
                  setting.line(),
                  "%s cannot be \"%s\""
                      .formatted(setting.key(), String.join(", ", setting.values())),
                  remedy(layers.vocabulary(), option)));
        }
      }
    }
    return mistakes;
  }

  private static String[] arguments(Setting setting) {
    return setting.values().stream()
        .map(value -> "--" + setting.key() + "=" + value)
        .toArray(String[]::new);
  }

  private static String remedy(Vocabulary vocabulary, @Nullable OptionSpec option) {
    if (option != null && (option.type() == int.class || option.type() == Integer.class)) {
      return "write a whole number";
    }
    if (option != null && option.type() == boolean.class) {
      return "write true or false";
    }
    if (option != null && option.completionCandidates() != null) {
      return "write one of "
          + StreamSupport.stream(option.completionCandidates().spliterator(), false)
              .map(word -> option.type().isEnum() ? word.toLowerCase(Locale.ROOT) : word)
              .collect(Collectors.joining(", "));
    }
    return vocabulary.help() + " says what it may be";
  }

  /** What would be done with a setting at the start, as far as nothing is changed by it. */
  @FunctionalInterface
  public interface Use {
    /** What is wrong and what to do about it; empty where nothing is. */
    Optional<String> mistake() throws Exception;
  }

  /**
   * What only the use of the values can tell, and what was found before, in the file's order after
   * what stands elsewhere.
   *
   * @param command has taken its values
   * @param uses for each setting what would be done with it at the start
   */
  public static List<Mistake> unusableValues(
      CommandLine command, Layers layers, Map<String, Use> uses) throws Exception {
    List<Mistake> mistakes = new ArrayList<>(layers.found());
    for (Map.Entry<String, Use> use : uses.entrySet()) {
      OptionSpec option = command.getCommandSpec().findOption("--" + use.getKey());
      use.getValue()
          .mistake()
          .ifPresent(remedy -> mistakes.add(mistake(command, layers, option, remedy)));
    }
    mistakes.sort(Comparator.comparingInt(Mistake::line));
    return mistakes;
  }

  /** A line of the file is named only where it is the file that says what counts. */
  private static Mistake mistake(
      CommandLine command, Layers layers, OptionSpec option, String remedy) {
    String name = Vocabulary.name(option);
    OptionalInt line = layers.line(option);
    if (!given(command, option) && line.isPresent()) {
      return new Mistake(line.getAsInt(), name, remedy);
    }
    return new Mistake(
        0, origin(command, layers, option).map(where -> where + ": " + name).orElse(name), remedy);
  }

  /** Where an option's value stands; empty for its default. */
  private static Optional<String> origin(CommandLine command, Layers layers, OptionSpec option) {
    return given(command, option) ? Optional.of("command line") : layers.origin(option);
  }

  private static boolean given(CommandLine command, OptionSpec option) {
    return command.getParseResult().hasMatchedOption(option);
  }

  /** Prints mistakes, one a line: {@code FILE:LINE: what: remedy}. */
  public static void print(PrintWriter out, Layers layers, List<Mistake> mistakes) {
    for (Mistake mistake : mistakes) {
      String where = mistake.line() == 0 ? "" : "%s:%d: ".formatted(layers.file(), mistake.line());
      out.printf("%s%s: %s%n", where, mistake.what(), mistake.remedy());
    }
    out.printf(
        "%s; nothing was started%n",
        mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes");
    out.flush();
  }

  /** Prints what the program would start with, and where each value comes from. */
  public static void printSettings(PrintWriter out, CommandLine command, Layers layers) {
    for (String name : layers.vocabulary().settings()) {
      OptionSpec option = command.getCommandSpec().findOption("--" + name);
      if (option == null) {
        continue;
      }
      String origin = origin(command, layers, option).orElse("default");
      Object value = option.getValue();
      boolean unset = value == null || (value instanceof List<?> list && list.isEmpty());
      out.printf(
          "%-24s %-40s # %s%n", name + ":", unset ? "" : withoutSecrets(written(value)), origin);
    }
    out.flush();
  }

  /** As a file would say it. */
  private static String written(Object value) {
    return value instanceof Enum<?> word
        ? word.toString().toLowerCase(Locale.ROOT)
        : value.toString();
  }

  private static String withoutSecrets(String value) {
    return value.replaceAll("([?&](?:ssl)?password=)[^&]*", "$1***");
  }
}
