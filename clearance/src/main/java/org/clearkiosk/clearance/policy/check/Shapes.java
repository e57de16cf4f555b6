package org.clearkiosk.clearance.policy.check;

import com.google.gson.JsonElement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Json;

/** The shapes that parts of a policy have. */
final class Shapes {
  static final Shape FLAG =
      (node, mistakes) -> {
        if (!(node instanceof Node.Flag)) {
          mistakes.add(
              node.place(), "true or false is due here, not " + node.kind(), "write true or false");
        }
      };

  static final Shape DATE =
      parsed(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}",
          LocalDate::parse, "no date", "write a day that there is, as YYYY-MM-DD");

  static final Shape MONTH =
      parsed(
          "[0-9]{4}-[0-9]{2}",
          YearMonth::parse, "no month", "write a month that there is, as YYYY-MM");

  static final Shape ZONE =
      parsed(".+", ZoneId::of, "no time zone", "write one of the IANA data base, as Asia/Shanghai");

  static final Shape YEAR = matching("[0-9]{4}", "no year", "write four digits between quotes");

  static final Shape ID =
      matching("[a-z][a-z0-9_]{0,39}", "no id", "write 1 to 40 of a-z, 0-9 and _, a letter first");

  static final Shape RULE_ID =
      matching(
          "[A-Z][0-9]{1,3}[a-z]?",
          "no id of a rule",
          "write a capital, a number of up to three digits and perhaps a small letter, as C6b");

  /** A text for the file's readers, not for students. */
  static final Shape REMARK =
      (node, mistakes) ->
          words(
              node,
              mistakes,
              remark -> {
                if (remark.isBlank() || remark.length() > 1000) {
                  mistakes.add(
                      node.place(), "an empty or overlong remark", "write 1 to 1000 characters");
                }
              });

  private static final Shape ONE_LANGUAGE =
      (node, mistakes) ->
          words(
              node,
              mistakes,
              text -> {
                if (text.isBlank()) {
                  mistakes.add(node.place(), "a text without words", "write what students read");
                } else if (text.length() > Text.MAXIMUM_LENGTH) {
                  mistakes.add(
                      node.place(),
                      "a text of " + text.length() + " characters",
                      "shorten it to " + Text.MAXIMUM_LENGTH);
                }
              });

  /** A text in both languages. */
  static final Shape TEXT = MembersShape.of().needs("zh", ONE_LANGUAGE).needs("en", ONE_LANGUAGE);

  /** The id of something else in the file; whether that is there is looked at elsewhere. */
  static final Shape REFERENCE = (node, mistakes) -> words(node, mistakes, id -> {});

  /** The ids of the rules that a part comes from: at least one, none twice. */
  static final Shape RULES = eachOnce(REFERENCE, 1);

  private Shapes() {}

  /** A constant of an enumeration, as it is written in JSON. */
  static Shape oneOf(Class<? extends Enum<?>> type) {
    List<String> known = wordsOf(type);
    return (node, mistakes) ->
        words(
            node,
            mistakes,
            word -> {
              if (!known.contains(word)) {
                mistakes.add(
                    node.place(),
                    Quoted.of(word) + " is not known here",
                    "write one of " + String.join(", ", known));
              }
            });
  }

  /** The constants of an enumeration as they are written in JSON. */
  static List<String> wordsOf(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Json.GSON.toJsonTree(constant, type))
        .map(JsonElement::getAsString)
        .toList();
  }

  /** An array of this. */
  static Shape each(Shape element, int atLeast) {
    return each(element, atLeast, false);
  }

  /** An array of texts of this shape, none twice. */
  static Shape eachOnce(Shape element, int atLeast) {
    return each(element, atLeast, true);
  }

  private static Shape each(Shape element, int atLeast, boolean once) {
    return (node, mistakes) -> {
      if (!(node instanceof Node.Elements elements)) {
        mistakes.add(
            node.place(),
            "an array is due here, not " + node.kind(),
            "put what belongs here between [ and ]");
        return;
      }
      if (elements.list().size() < atLeast) {
        mistakes.add(node.place(), "an array with nothing in it", "give at least " + atLeast);
      }
      Set<String> seen = new HashSet<>();
      for (Node one : elements.list()) {
        element.check(one, mistakes);
        one.text()
            .filter(text -> once && !seen.add(text))
            .ifPresent(
                text ->
                    mistakes.add(
                        one.place(), Quoted.of(text) + " stands here twice", "leave one of them"));
      }
    };
  }

  private static Shape matching(String pattern, String what, String remedy) {
    return (node, mistakes) ->
        words(
            node,
            mistakes,
            text -> {
              if (!text.matches(pattern)) {
                mistakes.add(node.place(), Quoted.of(text) + " is " + what, remedy);
              }
            });
  }

  /** What has a form and can be parsed too: Java's own parsers take years of any length. */
  private static Shape parsed(String form, Consumer<String> parse, String what, String remedy) {
    return (node, mistakes) ->
        words(
            node,
            mistakes,
            text -> {
              if (!text.matches(form) || !parses(text, parse)) {
                mistakes.add(node.place(), Quoted.of(text) + " is " + what, remedy);
              }
            });
  }

  private static boolean parses(String text, Consumer<String> parse) {
    try {
      parse.accept(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void words(Node node, Mistakes mistakes, Consumer<String> then) {
    node.text()
        .ifPresentOrElse(
            then,
            () ->
                mistakes.add(
                    node.place(),
                    "a text is due here, not " + node.kind(),
                    "put it between double quotes"));
  }
}
