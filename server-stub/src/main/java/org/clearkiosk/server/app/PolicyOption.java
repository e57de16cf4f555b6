package org.clearkiosk.server.app;

import java.io.IOException;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.settings.FileOrWord;
import picocli.CommandLine.Option;

/**
 * The option of the commands that go by a year's rules. It is one and the same for all of them, so
 * that what the settings say of the server's rules counts for each.
 */
final class PolicyOption {
  @Option(
      names = "--policy",
      paramLabel = "YEAR|FILE",
      defaultValue = PolicySource.DEFAULT,
      converter = FileOrWord.Reader.class,
      completionCandidates = PolicySource.Words.class,
      description =
          "The year's rules, for every campus that has none of its own (default:"
              + " ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FileOrWord policy;

  /** The rules that were named, and their file's digest. */
  PolicySource.Found find() throws IOException, CommandFailure {
    return PolicySource.find(policy.value());
  }

  /** The rules that were named. */
  Policy read() throws IOException, CommandFailure {
    return PolicySource.read(policy.value());
  }
}
