package org.clearkiosk.settings;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command line that takes what it does not say from the environment and a file. Where the file
 * has a mistake, nothing is done: all mistakes are printed, and the exit code is 2.
 */
public final class LayeredCommandLine extends CommandLine {
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
    Layers layers = Layers.of(vocabulary, arguments, environment);
    List<Mistake> mistakes =
        layers.mistakes().isEmpty() ? ConfigurationReport.unfitValues(layers) : layers.mistakes();
    if (!mistakes.isEmpty()) {
      ConfigurationReport.print(getErr(), layers, mistakes);
      return ExitCode.USAGE;
    }
    setDefaultValueProvider(layers);
    return super.execute(arguments);
  }
}
