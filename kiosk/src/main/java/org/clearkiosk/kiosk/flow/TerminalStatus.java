package org.clearkiosk.kiosk.flow;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the terminal whoever stands before it. Every state carries it; there is nothing
 * personal in it.
 *
 * @param usualLanguage the language that the idle screen comes back to
 * @param language the language now
 * @param today the latest word of the server; null before the first
 * @param readerTrouble why no card can be read now; null when cards can be read
 * @param serverTrouble why the server cannot be asked now; null when it can
 * @param storeTrouble why no confirmation can be kept now; null when one can
 * @param cardThere whether a card lies on the reader
 * @param lastAttempt the latest attempt that was numbered
 */
public record TerminalStatus(
    Language usualLanguage,
    Language language,
    @Nullable Today today,
    @Nullable FailureCode readerTrouble,
    @Nullable FailureCode serverTrouble,
    @Nullable FailureCode storeTrouble,
    boolean cardThere,
    Attempt lastAttempt) {
  public TerminalStatus {
    Objects.requireNonNull(usualLanguage, "usualLanguage");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(lastAttempt, "lastAttempt");
  }

  /** A terminal that has heard nothing yet. */
  public static TerminalStatus unheard(Language usual) {
    return new TerminalStatus(usual, usual, null, null, null, null, false, Attempt.NONE);
  }

  /** Why no one can be served now; the reason that staff have to mend first, first. */
  public Optional<FailureCode> trouble() {
    return Stream.of(
            Optional.ofNullable(storeTrouble),
            Optional.ofNullable(readerTrouble),
            Optional.ofNullable(serverTrouble))
        .flatMap(Optional::stream)
        .findFirst();
  }

  TerminalStatus withLanguage(Language value) {
    return new TerminalStatus(
        usualLanguage,
        value,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        cardThere,
        lastAttempt);
  }

  TerminalStatus withServerUp(Today value) {
    return new TerminalStatus(
        usualLanguage, language, value, readerTrouble, null, storeTrouble, cardThere, lastAttempt);
  }

  TerminalStatus withServerTrouble(FailureCode value) {
    return new TerminalStatus(
        usualLanguage, language, today, readerTrouble, value, storeTrouble, cardThere, lastAttempt);
  }

  TerminalStatus withReaderTrouble(@Nullable FailureCode value) {
    return new TerminalStatus(
        usualLanguage, language, today, value, serverTrouble, storeTrouble, cardThere, lastAttempt);
  }

  TerminalStatus withStoreTrouble(@Nullable FailureCode value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        today,
        readerTrouble,
        serverTrouble,
        value,
        cardThere,
        lastAttempt);
  }

  TerminalStatus withCardThere(boolean value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        value,
        lastAttempt);
  }

  TerminalStatus withNextAttempt() {
    return new TerminalStatus(
        usualLanguage,
        language,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        cardThere,
        lastAttempt.next());
  }
}
