package org.clearkiosk.clearance.policy;

import com.google.gson.JsonParseException;
import java.io.Reader;
import org.clearkiosk.clearance.wire.Json;

/** Reads a year's policy from its data file. */
public final class PolicyFile {
  private PolicyFile() {}

  /**
   * Reads a policy.
   *
   * @param json the file's content
   * @throws MalformedPolicyException when the text is no JSON, or lacks what a policy needs; the
   *     message names what
   */
  public static Policy read(Reader json) throws MalformedPolicyException {
    try {
      Policy policy = Json.GSON.fromJson(json, Policy.class);
      if (policy == null) {
        throw new MalformedPolicyException("the file is empty");
      }
      return policy;
    } catch (JsonParseException e) {
      throw new MalformedPolicyException(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Gson hands through, wrapped, what a record's constructor throws
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MalformedPolicyException(String.valueOf(cause.getMessage()));
    }
  }

  /** A policy file that cannot be used; the message says why. */
  public static final class MalformedPolicyException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedPolicyException(String message) {
      super(message);
    }
  }
}
