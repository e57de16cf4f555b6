package org.clearkiosk.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A command line that takes what it does not say from the environment and a file. Where one of them
 * has a mistake, nothing is done: all mistakes are printed, and the exit code is 2. Help and
 * version are told all the same.
 */
public final class LayeredCommandLine extends CommandLine {
  private static final Set<String> ASKING = Set.of("--help", "-h", "--version", "-V", "help");

  private final Vocabulary vocabulary;
  private final Map<String, String> environment;

  /**
   * A command line.
   *
   * @param program the program's first command
   */
  public LayeredCommandLine(Object program, Vocabulary vocabulary) {
    this(program, vocabulary, System.getenv());
  }

  /** The same with another environment. */
  public LayeredCommandLine(
      Object program, Vocabulary vocabulary, Map<String, String> environment) {
    super(program);
    this.vocabulary = vocabulary;
    this.environment = Map.copyOf(environment);
    setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public int execute(String... arguments) {
    if (onlyAsks(arguments)) {
      return super.execute(arguments);
    }
    Layers all = Layers.of(vocabulary, arguments, environment);
    Layers layers = all.without(ConfigurationReport.unfitValues(all));
    setDefaultValueProvider(layers);
    if (!layers.found().isEmpty() && !onlyChecks(arguments)) {
      ConfigurationReport.print(getErr(), layers, layers.found());
      return ExitCode.USAGE;
    }
    return super.execute(arguments);
  }

  /** Whether nothing is done but to look for mistakes, and the rest can be looked at, too. */
  private boolean onlyChecks(String... arguments) {
    return List.of(arguments).contains(Layers.CHECK_CONFIG)
        && anyCommand(arguments, result -> result.hasMatchedOption(Layers.CHECK_CONFIG));
  }

  /** Whether it is only asked what there is: that is told where the settings are wrong, too. */
  private boolean onlyAsks(String... arguments) {
    // Most do not ask, and need not wait until all of it was read twice
    return Stream.of(arguments).anyMatch(ASKING::contains)
        && anyCommand(arguments, LayeredCommandLine::asks);
  }

  /** Whether something is true of a command that the arguments call; false where they call none. */
  private boolean anyCommand(String[] arguments, Predicate<ParseResult> is) {
    try {
      return parseArgs(arguments).asCommandLineList().stream()
          .map(CommandLine::getParseResult)
          .anyMatch(is);
    } catch (ParameterException e) {
      return false;
    }
  }

  private static boolean asks(ParseResult result) {
    return result.isUsageHelpRequested()
        || result.isVersionHelpRequested()
        || result.commandSpec().helpCommand();
  }
}
