package org.clearkiosk.clearance.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clearkiosk.clearance.policy.PolicyFile.MalformedPolicyException;

/** The policies that come with the software, one data file a year. */
public final class Policies {
  private Policies() {}

  /**
   * The policy of a year.
   *
   * @param year four digits
   * @return empty where no policy of that year comes with the software
   */
  public static Optional<Policy> ofYear(String year) {
    if (!year.matches("[0-9]{4}")) {
      return Optional.empty();
    }
    try (InputStream file = Policies.class.getResourceAsStream(year + ".json")) {
      return file == null
          ? Optional.empty()
          : Optional.of(PolicyFile.read(new InputStreamReader(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("the policy of " + year + " that comes along", e);
    }
  }
}
