package org.clearkiosk.cardtool.doctor;

import java.util.List;

/**
 * What a check came to.
 *
 * @param check what was looked at, in one or two words; the same in every run
 * @param level how much it matters
 * @param finding what was seen, on one line
 * @param explanation what that means; empty where the finding says all
 * @param remedy what to type, or to do, one line each; none where nothing is to be done
 */
public record Finding(
    String check, Level level, String finding, String explanation, List<String> remedy) {
  /** Copies the list. */
  public Finding {
    remedy = List.copyOf(remedy);
  }

  static Finding ok(String check, String finding) {
    return new Finding(check, Level.OK, finding, "", List.of());
  }

  static Finding attention(String check, String finding, String explanation, String... remedy) {
    return new Finding(check, Level.ATTENTION, finding, explanation, List.of(remedy));
  }

  static Finding problem(String check, String finding, String explanation, String... remedy) {
    return new Finding(check, Level.PROBLEM, finding, explanation, List.of(remedy));
  }
}
