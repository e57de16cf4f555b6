package org.clearkiosk.clearance.policy;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.policy.check.Mistake;
import org.clearkiosk.clearance.policy.check.PolicyCheck;
import org.clearkiosk.clearance.wire.Json;

/** Reads a year's policy from its data file. What a check would find wrong, no reader takes. */
public final class PolicyFile {
  /** The longest file, in characters. That of a year with ten offices has about 20,000. */
  public static final int MAXIMUM_LENGTH = 1024 * 1024;

  private static final int BUFFER = 8192;

  private PolicyFile() {}

  /**
   * Reads a policy.
   *
   * @param json the file's content
   * @throws MalformedPolicyException when {@link PolicyCheck} finds mistakes; it names them all
   */
  public static Policy read(Reader json) throws IOException, MalformedPolicyException {
    String text = text(json);
    List<Mistake> mistakes = PolicyCheck.check(text);
    if (!mistakes.isEmpty()) {
      throw new MalformedPolicyException(mistakes);
    }
    return Json.GSON.fromJson(text, Policy.class);
  }

  /**
   * Reads a file's text and stops at what no check would look at: more than {@link #MAXIMUM_LENGTH}
   * and a rest.
   */
  public static String text(Reader json) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[BUFFER];
    for (int read = json.read(buffer);
        read != -1 && text.length() <= MAXIMUM_LENGTH;
        read = json.read(buffer)) {
      text.append(buffer, 0, read);
    }
    return text.toString();
  }

  /** A policy file that cannot be used; the message says why. */
  public static final class MalformedPolicyException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    MalformedPolicyException(List<Mistake> mistakes) {
      super(mistakes.stream().map(Mistake::inWords).collect(Collectors.joining("\n")));
      this.mistakes = List.copyOf(mistakes);
    }

    /** Everything that is wrong with the file, in its order. */
    public List<Mistake> mistakes() {
      return mistakes;
    }
  }
}
