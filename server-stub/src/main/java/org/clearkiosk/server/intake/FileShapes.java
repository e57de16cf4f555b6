package org.clearkiosk.server.intake;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.policy.Office;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.Trait;
import org.clearkiosk.server.store.Cards;

/** The files as {@code docs/import.md} describes them. */
final class FileShapes {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ITEM = 100;
  private static final int LONGEST_WORDS = 200;
  private static final int LAST_KEY_GENERATION = 255;
  private static final int HEXADECIMAL = 16;

  private static final Cell.Reader STUDENT =
      Cells.form("[A-Za-z0-9]{1,20}", "the student number: 1 to 20 letters and digits");
  private static final Cell.Reader SOURCE =
      Cells.form("[a-z][a-z0-9_]{0,39}", "1 to 40 of a-z, 0-9 and _, a letter first");
  private static final Cell.Reader SOURCE_ID =
      Cells.form(
          "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
          "1 to 64 of A-Z, a-z, 0-9 and . _ -, a letter or digit first");

  private FileShapes() {}

  static FileShape of(FactsFile file, Policy policy) {
    return switch (file) {
      case STUDENTS -> students(policy);
      case STATUSES -> statuses();
      case OFFICES -> offices(policy);
      case BLOCKERS -> blockers();
      case CARDS -> cards();
      case ACCOUNTS -> accounts();
    };
  }

  private static FileShape students(Policy policy) {
    List<String> traits = policy.traits().stream().map(Trait::id).toList();
    return plain(
        FactsFile.STUDENTS,
        Column.needed("number", STUDENT),
        Column.needed("name", Cells.text(LONGEST_NAME)),
        Column.needed("level", words(Level.values())),
        Column.optional("traits", Cells.words(traits)));
  }

  private static FileShape statuses() {
    return plain(
        FactsFile.STATUSES,
        Column.needed("student", STUDENT),
        new Column("status", true, false, false, words(Status.values())));
  }

  /** A refund is chosen with the step that terminals finish (C8). */
  private static FileShape offices(Policy policy) {
    List<String> offices = policy.offices().stream().map(Office::id).toList();
    String office = policy.officeFinishedHere();
    return new FileShape(
        FactsFile.OFFICES,
        List.of(
            Column.needed("student", STUDENT),
            Column.needed("office", Cells.word(offices)),
            new Column("done", true, true, true, Cells.yesOrNo()),
            Column.optional("refund", words(Refund.values()))),
        List.of(),
        row ->
            row.text("refund") == null || (office.equals(row.text("office")) && row.yes("done"))
                ? Optional.empty()
                : Optional.of(
                    new FileShape.Broken(
                        "refund",
                        "a refund is chosen with a step that is done, of %s alone"
                            .formatted(office),
                        "Leave it empty, or look at office and done")));
  }

  /** A kind that the policy does not declare is no mistake: it is shown in the source's words. */
  private static FileShape blockers() {
    return new FileShape(
        FactsFile.BLOCKERS,
        List.of(
            Column.needed("student", STUDENT),
            Column.needed("source", SOURCE),
            Column.needed("id", SOURCE_ID),
            Column.needed("kind", SOURCE),
            Column.numbers("amount_fen", Cells.amount()),
            Column.optional("item", Cells.text(LONGEST_ITEM)),
            Column.optional("words_zh", Cells.text(LONGEST_WORDS)),
            Column.optional("words_en", Cells.text(LONGEST_WORDS))),
        List.of(List.of("words_zh", "words_en")),
        row ->
            (row.text("words_zh") == null) == (row.text("words_en") == null)
                ? Optional.empty()
                : Optional.of(
                    new FileShape.Broken(
                        "words_en",
                        "words in one language alone",
                        "Fill both words_zh and words_en, or neither")));
  }

  private static FileShape cards() {
    return new FileShape(
        FactsFile.CARDS,
        List.of(
            Column.needed("number", Cells.form("[0-9]{8,20}", "the card number: 8 to 20 digits")),
            Column.needed("student", STUDENT),
            Column.optional("profile", words(Cards.Profile.values())),
            Column.numbers("key_generation", Cells.between(1, LAST_KEY_GENERATION)),
            Column.optional(
                "identifier",
                Cells.form(
                    "[0-9a-f]{8}|[0-9a-f]{14}",
                    "the chip's identifier: 8 or 14 lower-case hexadecimal digits")),
            Column.optional("state", words(Cards.State.values()))),
        List.of(List.of("profile", "identifier")),
        FileShapes::card);
  }

  private static Optional<FileShape.Broken> card(FileShape.Row row) {
    String profile = row.text("profile");
    String identifier = row.text("identifier");
    boolean provesItself = profile == null || profile.equals(word(Cards.Profile.CPU));
    if (!provesItself && identifier == null) {
      return Optional.of(
          new FileShape.Broken(
              "identifier",
              "missing for a card that cannot prove itself",
              "Write the chip's identifier, or give the card profile cpu"));
    }
    if (word(Cards.Profile.UID).equals(profile)
        && identifier != null
        && !isDecimalOf(identifier, String.valueOf(row.text("number")))) {
      return Optional.of(
          new FileShape.Broken(
              "number",
              "not the identifier as a decimal number, which the number of a card of profile uid is",
              "Compare both columns with the source: one of them has a wrong digit"));
    }
    return Optional.empty();
  }

  /** The number may have leading zeros. */
  private static boolean isDecimalOf(String identifier, String number) {
    return new BigInteger(identifier, HEXADECIMAL).equals(new BigInteger(number));
  }

  private static FileShape accounts() {
    return new FileShape(
        FactsFile.ACCOUNTS,
        List.of(
            Column.needed("student", STUDENT),
            Column.numbers("card_fen", Cells.balance()),
            Column.numbers("network_fen", Cells.balance()),
            Column.optional(
                "bank_card_tail",
                Cells.form("[0-9]{4}", "the last four digits of the bank card, and never more")),
            Column.optional("password_hash", Cells.passwordHash()),
            Column.optional(
                "initial_password", Cells.form("[0-9]{6}", "six digits, leading zeros included"))),
        List.of(),
        row ->
            row.text("password_hash") == null || row.text("initial_password") == null
                ? Optional.empty()
                : Optional.of(
                    new FileShape.Broken(
                        "initial_password",
                        "given beside a password_hash",
                        "Leave one of the two empty")));
  }

  private static FileShape plain(FactsFile file, Column... columns) {
    return new FileShape(file, Arrays.asList(columns), List.of(), row -> Optional.empty());
  }

  private static Cell.Reader words(Enum<?>[] constants) {
    return Cells.word(Arrays.stream(constants).map(FileShapes::word).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
