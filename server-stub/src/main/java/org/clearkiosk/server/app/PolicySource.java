package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.PolicyFile;

/** Finds a year's policy: one that comes with the program by its year, or a file. */
final class PolicySource {
  /** The newest year that comes with the program. */
  static final String DEFAULT = "newest";

  private PolicySource() {}

  static Policy read(String yearOrFile) throws IOException, CommandFailure {
    Optional<Policy> own =
        Policies.ofYear(yearOrFile.equals(DEFAULT) ? Policies.newestYear() : yearOrFile);
    if (own.isPresent()) {
      return own.get();
    }
    Path file = Path.of(yearOrFile);
    if (!Files.isReadable(file)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "no policy " + yearOrFile + ": neither a year that comes with the program nor a file");
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return PolicyFile.read(reader);
    } catch (PolicyFile.MalformedPolicyException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, "policy " + yearOrFile + " cannot be used:\n" + e.getMessage());
    }
  }
}
