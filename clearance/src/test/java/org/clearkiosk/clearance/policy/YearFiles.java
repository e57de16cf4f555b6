package org.clearkiosk.clearance.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.clearkiosk.clearance.policy.PolicyFile.MalformedPolicyException;

/** The year that comes along, and one that is invented: other dates, offices, kinds and rules. */
public final class YearFiles {
  private YearFiles() {}

  public static String text(String year) {
    try (InputStream file = YearFiles.class.getResourceAsStream(year + ".json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static Policy invented() {
    try {
      return read(text("2031"));
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  public static Policy read(String text) throws MalformedPolicyException {
    try {
      return PolicyFile.read(new StringReader(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
