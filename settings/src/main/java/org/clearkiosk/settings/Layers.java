package org.clearkiosk.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is where the command line does not say: the environment's variable of its name,
 * then the configuration file, then the option's own default.
 */
public final class Layers implements CommandLine.IDefaultValueProvider {
  /** The option that names the configuration file. */
  public static final String CONFIG = "--config";

  /** The option that checks instead of starting. */
  public static final String CHECK_CONFIG = "--check-config";

  static final Set<String> NO_SETTINGS = Set.of(CONFIG, CHECK_CONFIG, "--help", "--version");

  /** What else the names of variables may end with: read here first, and by the launchers. */
  private static final Set<String> BESIDE = Set.of("CONFIG", "JAVA_OPTIONS");

  private final Vocabulary vocabulary;
  private final @Nullable Path file;
  private final ConfigurationFile content;
  private final Map<String, String> environment;
  private final Set<Setting> unfit;
  private final List<Mistake> found;

  private Layers(
      Vocabulary vocabulary,
      @Nullable Path file,
      ConfigurationFile content,
      Map<String, String> environment) {
    this(
        vocabulary,
        file,
        content,
        environment,
        Set.of(),
        Stream.concat(
                ofNoSetting(vocabulary, environment).stream(), content.mistakes().stream())
            .toList());
  }

  private Layers(
      Vocabulary vocabulary,
      @Nullable Path file,
      ConfigurationFile content,
      Map<String, String> environment,
      Set<Setting> unfit,
      List<Mistake> found) {
    this.vocabulary = vocabulary;
    this.file = file;
    this.content = content;
    this.environment = environment;
    this.unfit = Set.copyOf(unfit);
    this.found = List.copyOf(found);
  }

  /** The same without the values that cannot be, for looking at the others. */
  Layers without(Map<Setting, Mistake> unfitValues) {
    List<Mistake> all = new ArrayList<>(found);
    all.addAll(unfitValues.values());
    all.sort(Comparator.comparingInt(Mistake::line));
    return new Layers(vocabulary, file, content, environment, unfitValues.keySet(), all);
  }

  /** Reads the configuration file that the arguments or the environment name, if they do. */
  static Layers of(Vocabulary vocabulary, String[] arguments, Map<String, String> environment) {
    Optional<String> name =
        named(arguments).or(() -> variable(environment, variableOf(vocabulary, "config")));
    if (name.isEmpty()) {
      return new Layers(vocabulary, null, ConfigurationFile.empty(), environment);
    }
    try {
      Path file = Path.of(name.get());
      return new Layers(
          vocabulary, file, ConfigurationFile.read(file, vocabulary.settings()), environment);
    } catch (InvalidPathException e) {
      return new Layers(vocabulary, null, ConfigurationFile.unnameable(name.get()), environment);
    }
  }

  /** The words in which the program is set. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The configuration file, where one was named. */
  public @Nullable Path file() {
    return file;
  }

  /** What was found wrong so far: in the environment, then in the file in its order. */
  List<Mistake> found() {
    return found;
  }

  /** The variables that are written as a setting's would be, and that no setting has. */
  private static List<Mistake> ofNoSetting(Vocabulary vocabulary, Map<String, String> environment) {
    List<String> given =
        environment.keySet().stream()
            .filter(name -> name.startsWith(vocabulary.prefix()))
            .filter(name -> variable(environment, name).isPresent())
            .filter(name -> !BESIDE.contains(name.substring(vocabulary.prefix().length())))
            .sorted()
            .toList();
    if (given.isEmpty()) {
      return List.of();
    }
    List<String> known =
        vocabulary.settings().stream().map(each -> variableOf(vocabulary, each)).toList();
    return given.stream()
        .filter(name -> !known.contains(name))
        .map(name -> new Mistake(0, name + " is no setting", Spelling.remedy(name, known)))
        .toList();
  }

  /** The settings of the file. */
  public List<Setting> fromFile() {
    return content.settings();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !vocabulary.isSetting(option)) {
      return null;
    }
    return variable(option)
        .flatMap(variable -> variable(environment, variable))
        .or(() -> inFile(option))
        .filter(value -> vocabulary.isTaken(option))
        .orElse(null);
  }

  private Optional<String> inFile(OptionSpec option) {
    return setting(option)
        .map(setting -> String.join(",", setting.values()))
        .map(value -> isFile(option, value) ? besideFile(value) : value);
  }

  /** Whether an option names a file or folder, or may do so. */
  static boolean namesFile(OptionSpec option) {
    return option.type() == Path.class || option.type() == FileOrWord.class;
  }

  private static boolean isFile(OptionSpec option, String value) {
    if (option.type() == FileOrWord.class && option.completionCandidates() != null) {
      for (String word : option.completionCandidates()) {
        if (word.equals(value)) {
          return false;
        }
      }
    }
    return namesFile(option);
  }

  /** A relative path in the file counts from the file's own folder. */
  private String besideFile(String path) {
    return file == null ? path : file.toAbsolutePath().resolveSibling(path).toString();
  }

  /** Where a value of this option came from, for whoever has to mend it. */
  Optional<String> origin(OptionSpec option) {
    return variable(option)
        .map(variable -> "variable " + variable)
        .or(() -> setting(option).map(setting -> file + ":" + setting.line()));
  }

  /** The line of the file that says what this option is; empty where something else does. */
  OptionalInt line(OptionSpec option) {
    return variable(option).isPresent()
        ? OptionalInt.empty()
        : setting(option).stream().mapToInt(Setting::line).findFirst();
  }

  /** The variable that says what this option is. */
  private Optional<String> variable(OptionSpec option) {
    return Optional.of(variableOf(vocabulary, Vocabulary.name(option)))
        .filter(name -> variable(environment, name).isPresent());
  }

  private Optional<Setting> setting(OptionSpec option) {
    return content.settings().stream()
        .filter(setting -> setting.key().equals(Vocabulary.name(option)))
        .filter(setting -> !unfit.contains(setting))
        .findFirst();
  }

  private static Optional<String> named(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(CONFIG + "=")) {
        return Optional.of(arguments[i].substring(CONFIG.length() + 1));
      }
      if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static String variableOf(Vocabulary vocabulary, String name) {
    return vocabulary.prefix() + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
