package org.clearkiosk.server.intake;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.clearkiosk.server.identity.PasswordHash;

/** How cells of each kind are read. */
final class Cells {
  /** Beyond any real balance, and far from where sums overflow: a hundred million yuan. */
  private static final long LARGEST_FEN = 10_000_000_000L;

  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern SMALL = Pattern.compile("[0-9]{1,4}");

  private Cells() {}

  /** Texts of a form. */
  static Cell.Reader form(String regex, String form) {
    Pattern pattern = Pattern.compile(regex);
    return text ->
        pattern.matcher(text).matches()
            ? new Cell.Value(text)
            : new Cell.Wrong("not of the form that it must have", "Write " + form);
  }

  /** One of some words. */
  static Cell.Reader word(Collection<String> words) {
    Set<String> known = Set.copyOf(words);
    String remedy = "Write one of: " + String.join(", ", new TreeSet<>(known));
    return text ->
        known.contains(text)
            ? new Cell.Value(text)
            : new Cell.Wrong("a word that is not known here", remedy);
  }

  /** Yes or no, as 1 or 0. */
  static Cell.Reader yesOrNo() {
    Map<String, Long> words = Map.of("yes", 1L, "no", 0L);
    return text ->
        words.containsKey(text)
            ? new Cell.Value(words.get(text))
            : new Cell.Wrong("neither yes nor no", "Write yes or no");
  }

  /** Several of some words, separated by blanks. */
  static Cell.Reader words(Collection<String> words) {
    Cell.Reader one = word(words);
    return text -> {
      for (String each : text.split(" ", -1)) {
        if (one.read(each) instanceof Cell.Wrong wrong) {
          return new Cell.Wrong(wrong.problem(), wrong.remedy() + "; separated by one blank");
        }
      }
      return new Cell.Value(text);
    };
  }

  /** Money that is there or is owed, in fen, 0 or more. */
  static Cell.Reader amount() {
    Cell.Reader balance = balance();
    return text ->
        balance.read(text) instanceof Cell.Value && text.startsWith("-")
            ? new Cell.Wrong("below 0", "Write the amount that is meant as 0 or more fen")
            : balance.read(text);
  }

  /** A balance in fen. One below 0 is no mistake: it keeps the student from clearing. */
  static Cell.Reader balance() {
    return text -> {
      if (!AMOUNT.matcher(text).matches()) {
        return new Cell.Wrong(
            "no whole number", "Write money in fen, digits only: 18.80 yuan is 1880");
      }
      long amount = Long.parseLong(text);
      return Math.abs(amount) > LARGEST_FEN
          ? new Cell.Wrong("more than 100 million yuan", "Write the amount in fen")
          : new Cell.Value(amount);
    };
  }

  /** A small whole number. */
  static Cell.Reader between(int least, int most) {
    return text -> {
      if (SMALL.matcher(text).matches()) {
        long number = Long.parseLong(text);
        if (number >= least && number <= most) {
          return new Cell.Value(number);
        }
      }
      return new Cell.Wrong(
          "no number from %d to %d".formatted(least, most),
          "Write a number from %d to %d".formatted(least, most));
    };
  }

  /** Words for people: names, things. */
  static Cell.Reader text(int longest) {
    return text ->
        PlainText.flaw(text, longest)
            .<Cell>map(flaw -> new Cell.Wrong(flaw.problem(), flaw.remedy()))
            .orElseGet(() -> new Cell.Value(text));
  }

  /** A query password's hash that is not too dear to compare with. */
  static Cell.Reader passwordHash() {
    return text ->
        PasswordHash.isAcceptable(text)
            ? new Cell.Value(text)
            : new Cell.Wrong(
                "no Argon2id hash that this server compares with",
                "Write it in the PHC string format, with m up to 65536, t up to 10, p up to 4");
  }
}
