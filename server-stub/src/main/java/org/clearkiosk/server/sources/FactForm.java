package org.clearkiosk.server.sources;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.server.intake.PlainText;
import org.clearkiosk.server.store.Cards;
import org.jspecify.annotations.Nullable;

/** Whether a change has the parts that it needs, in their form. Pure. */
final class FactForm {
  private static final Pattern STUDENT = Pattern.compile("[A-Za-z0-9]{1,20}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern CARD = Pattern.compile("[0-9]{8,20}");
  private static final int LONGEST_ITEM = 100;
  private static final int LONGEST_WORDS = 200;
  private static final BigDecimal LARGEST_FEN = BigDecimal.valueOf(10_000_000_000L);

  private FactForm() {}

  /** Whether a text could be a student number. */
  static boolean isStudent(String text) {
    return STUDENT.matcher(text).matches();
  }

  /** What is wrong with a change; names no student. */
  static Optional<String> flaw(FactChange change) {
    if (change.op() == null) {
      return Optional.of(
          "op: put_blocker, lift_blocker, finish_step, reopen_step or set_card_state");
    }
    if (change.refund() != null && change.op() != FactChange.Op.FINISH_STEP) {
      return Optional.of("refund: goes with finish_step alone");
    }
    return switch (change.op()) {
      case PUT_BLOCKER -> first(List.of(student(change), id(change), blocker(change.blocker())));
      case LIFT_BLOCKER -> first(List.of(student(change), id(change)));
      case FINISH_STEP -> first(List.of(student(change), office(change), refund(change.refund())));
      case REOPEN_STEP -> first(List.of(student(change), office(change)));
      case SET_CARD_STATE ->
          first(List.of(form("card", CARD, change.card()), state(change.state())));
    };
  }

  /** The state that a word means; the change has its form. */
  static Optional<Cards.State> stateOf(@Nullable String word) {
    return Stream.of(Cards.State.values()).filter(state -> word(state).equals(word)).findFirst();
  }

  /** The refund that a word means; the change has its form. */
  static Optional<Refund> refundOf(@Nullable String word) {
    return Stream.of(Refund.values()).filter(refund -> word(refund).equals(word)).findFirst();
  }

  /** A constant as it is written in JSON. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> office(FactChange change) {
    return form("office", WORD, change.office());
  }

  private static Optional<String> refund(@Nullable String word) {
    return word == null || refundOf(word).isPresent()
        ? Optional.empty()
        : Optional.of("refund: bank or cash");
  }

  private static Optional<String> student(FactChange change) {
    return form("student", STUDENT, change.student());
  }

  private static Optional<String> id(FactChange change) {
    return form("id", ID, change.id());
  }

  private static Optional<String> state(@Nullable String word) {
    return stateOf(word).isPresent()
        ? Optional.empty()
        : Optional.of("state: active, lost or stopped");
  }

  private static Optional<String> blocker(@Nullable FactBlocker blocker) {
    if (blocker == null) {
      return Optional.of("blocker: is missing");
    }
    return first(
        List.of(
            form("kind", WORD, blocker.kind()),
            amount(blocker.amountFen()),
            blocker.item() == null ? Optional.empty() : text("item", blocker.item(), LONGEST_ITEM),
            words(blocker.words())));
  }

  private static Optional<String> amount(@Nullable BigDecimal fen) {
    boolean fits =
        fen == null || (fen.scale() == 0 && fen.signum() >= 0 && fen.compareTo(LARGEST_FEN) <= 0);
    return fits
        ? Optional.empty()
        : Optional.of("amountFen: a whole number from 0 to " + LARGEST_FEN);
  }

  /** In both languages, or not at all. */
  private static Optional<String> words(@Nullable SourceText words) {
    return words == null
        ? Optional.empty()
        : first(
            List.of(
                text("words.zh", words.zh(), LONGEST_WORDS),
                text("words.en", words.en(), LONGEST_WORDS)));
  }

  private static Optional<String> text(String name, @Nullable String text, int longest) {
    if (text == null) {
      return Optional.of(name + ": is missing");
    }
    if (text.isEmpty()) {
      return Optional.of(name + ": is empty");
    }
    return PlainText.flaw(text, longest).map(flaw -> name + ": " + flaw.problem());
  }

  private static Optional<String> form(String name, Pattern form, @Nullable String text) {
    return text != null && form.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(name + ": " + form.pattern());
  }

  private static Optional<String> first(List<Optional<String>> flaws) {
    return flaws.stream().flatMap(Optional::stream).findFirst();
  }
}
