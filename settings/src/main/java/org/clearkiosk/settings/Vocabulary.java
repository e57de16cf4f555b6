package org.clearkiosk.settings;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words in which a program is set: the options of one of its commands. Its file and the
 * environment use the same.
 *
 * @param command makes that command
 * @param prefix begins the names of the environment's variables, for example {@code
 *     CLEARKIOSK_SERVER_}
 * @param noSettings options that no file sets, with their dashes
 * @param ofEveryCommand settings that the program's other commands take too, wherever they have an
 *     option of that name; besides they take every setting whose option is the very one of that
 *     command, from a mixin that both have
 * @param help what to call for an explanation of the options, for example {@code bin/server start
 *     --help}
 */
public record Vocabulary(
    Supplier<?> command,
    String prefix,
    Set<String> noSettings,
    Set<String> ofEveryCommand,
    String help) {
  /** Keeps copies. */
  public Vocabulary {
    noSettings = Set.copyOf(noSettings);
    ofEveryCommand = Set.copyOf(ofEveryCommand);
  }

  /** The names of all settings, in the alphabet's order. */
  public Set<String> settings() {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(command.get()).options()) {
      if (isSetting(option)) {
        names.add(name(option));
      }
    }
    return names;
  }

  /** Whether a file may set this option. */
  boolean isSetting(OptionSpec option) {
    return !option.hidden()
        && !noSettings.contains(option.longestName())
        && !Layers.NO_SETTINGS.contains(option.longestName());
  }

  /** Whether the option's command takes this setting. */
  boolean isTaken(OptionSpec option) {
    Object settings = command.get();
    return settings.getClass().isInstance(option.command().userObject())
        || ofEveryCommand.contains(name(option))
        || isShared(option, CommandSpec.forAnnotatedObject(settings));
  }

  /** An option of the same name alone may mean something else. */
  private static boolean isShared(OptionSpec option, CommandSpec settings) {
    OptionSpec own = settings.findOption(option.longestName());
    return own != null && Objects.equals(own.userObject(), option.userObject());
  }

  static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }
}
