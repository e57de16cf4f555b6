package org.clearkiosk.server.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clearkiosk.server.config.ConfigurationFile;
import org.clearkiosk.server.config.Mistake;
import org.clearkiosk.server.config.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is where the command line does not say: the environment's variable {@code
 * CLEARKIOSK_SERVER_} and its name, then the configuration file, then the option's own default.
 *
 * <p>The settings are the options of {@code start}. The other commands take from here where the
 * data is, and nothing else.
 */
final class Layers implements CommandLine.IDefaultValueProvider {
  /** Names the configuration file. */
  static final String CONFIG = "--config";

  private static final String PREFIX = "CLEARKIOSK_SERVER_";
  private static final Set<String> NO_SETTINGS =
      Set.of(CONFIG, StartCommand.CHECK_CONFIG, "--help", "--version");
  private static final Set<String> OF_EVERY_COMMAND =
      Set.of("data", "database", "database-password-file");

  private final @Nullable Path file;
  private final ConfigurationFile content;
  private final Map<String, String> environment;

  private Layers(@Nullable Path file, ConfigurationFile content, Map<String, String> environment) {
    this.file = file;
    this.content = content;
    this.environment = environment;
  }

  /** Reads the configuration file that the arguments or the environment name, if they do. */
  static Layers of(String[] arguments, Map<String, String> environment) {
    Path file =
        named(arguments).or(() -> variable(environment, "config")).map(Path::of).orElse(null);
    return new Layers(
        file,
        file == null ? ConfigurationFile.empty() : ConfigurationFile.read(file, settings()),
        environment);
  }

  /** The names of all settings. */
  static Set<String> settings() {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new StartCommand()).options()) {
      if (!NO_SETTINGS.contains(option.longestName())) {
        names.add(name(option));
      }
    }
    return names;
  }

  /** The configuration file, where one was named. */
  @Nullable Path file() {
    return file;
  }

  /** What is wrong in the file, without what only its values' use can tell. */
  List<Mistake> mistakes() {
    return content.mistakes();
  }

  /** The settings of the file. */
  List<Setting> fromFile() {
    return content.settings();
  }

  /** The variables that set something, with the setting's name first. */
  Map<String, String> fromEnvironment() {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : settings()) {
      variable(environment, name).ifPresent(value -> found.put(name, variableOf(name)));
    }
    return found;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = name(option);
    boolean ofStart = option.command().userObject() instanceof StartCommand;
    if (NO_SETTINGS.contains(option.longestName())
        || !(ofStart || OF_EVERY_COMMAND.contains(name))) {
      return null;
    }
    return variable(environment, name).or(() -> inFile(option)).orElse(null);
  }

  private Optional<String> inFile(OptionSpec option) {
    return content.settings().stream()
        .filter(setting -> setting.key().equals(name(option)))
        .map(setting -> String.join(",", setting.values()))
        .map(value -> option.type() == Path.class ? besideFile(value) : value)
        .findFirst();
  }

  /** A relative path in the file counts from the file's own folder. */
  private String besideFile(String path) {
    return file == null ? path : file.toAbsolutePath().resolveSibling(path).toString();
  }

  /** Where a value of this option came from, for whoever has to mend it. */
  Optional<String> origin(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return Optional.empty();
    }
    String name = name(option);
    if (variable(environment, name).isPresent()) {
      return Optional.of("variable " + variableOf(name));
    }
    return content.settings().stream()
        .filter(setting -> setting.key().equals(name))
        .map(setting -> file + ":" + setting.line())
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
    return Optional.ofNullable(environment.get(variableOf(name))).filter(value -> !value.isBlank());
  }

  private static String variableOf(String name) {
    return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }
}
