package org.clearkiosk.clearance.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.policy.PolicyFile.MalformedPolicyException;

/** The policies that come with the software, one data file a year, listed in {@code years.txt}. */
public final class Policies {
  private Policies() {}

  /** The years whose policy comes with the software, the newest last. At least one. */
  public static List<String> years() {
    return resource("years.txt").lines().toList();
  }

  /** The newest year whose policy comes with the software. */
  public static String newestYear() {
    List<String> years = years();
    return years.get(years.size() - 1);
  }

  /**
   * The policy of a year.
   *
   * @param year as {@link #years()} lists it
   * @return empty where no policy of that year comes with the software
   */
  public static Optional<Policy> ofYear(String year) {
    return text(year)
        .map(
            json -> {
              try {
                return PolicyFile.read(new StringReader(json));
              } catch (IOException | MalformedPolicyException e) {
                throw new IllegalStateException("the policy of " + year + " that comes along", e);
              }
            });
  }

  /** The data file of a year, as it is; empty where none comes with the software. */
  public static Optional<String> text(String year) {
    return years().contains(year) ? Optional.of(resource(year + ".json")) : Optional.empty();
  }

  /** The JSON Schema of a policy file (draft 2020-12). */
  public static String schema() {
    return resource("policy.schema.json");
  }

  private static String resource(String name) {
    try (InputStream file = Policies.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
