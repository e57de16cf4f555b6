package org.clearkiosk.kiosk.flow;

import java.time.LocalDate;
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
 * @param usualComfort the contrast and text size that the idle screen comes back to
 * @param comfort the contrast and text size now
 * @param usualHearing how the screens are heard when the idle screen comes back
 * @param hearing how they are heard now
 * @param today the latest word of the server; null before the first
 * @param readerTrouble why no card can be read now; null when cards can be read
 * @param serverTrouble why the server cannot be asked now; null when it can
 * @param storeTrouble why no confirmation can be kept now; null when one can
 * @param closing whether the terminal is about to end: whoever is being served may finish, no one
 *     else is
 * @param pausedSeconds how long the server takes no query password from this terminal, counting
 *     down; 0 when it does
 * @param cardThere whether a card lies on the reader
 * @param lastAttempt the latest attempt that was numbered
 */
public record TerminalStatus(
    Language usualLanguage,
    Language language,
    Comfort usualComfort,
    Comfort comfort,
    Hearing usualHearing,
    Hearing hearing,
    @Nullable Today today,
    @Nullable FailureCode readerTrouble,
    @Nullable FailureCode serverTrouble,
    @Nullable FailureCode storeTrouble,
    boolean closing,
    int pausedSeconds,
    boolean cardThere,
    Attempt lastAttempt) {
  public TerminalStatus {
    Objects.requireNonNull(usualLanguage, "usualLanguage");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(usualComfort, "usualComfort");
    Objects.requireNonNull(comfort, "comfort");
    Objects.requireNonNull(usualHearing, "usualHearing");
    Objects.requireNonNull(hearing, "hearing");
    Objects.requireNonNull(lastAttempt, "lastAttempt");
  }

  /** A terminal that has heard nothing yet. */
  public static TerminalStatus unheard(Language language, Comfort comfort, Hearing hearing) {
    return new TerminalStatus(
        language,
        language,
        comfort,
        comfort,
        hearing,
        hearing,
        null,
        null,
        null,
        null,
        false,
        0,
        false,
        Attempt.NONE);
  }

  /** The server's day; null before its first word. */
  public @Nullable LocalDate day() {
    return today == null ? null : today.now().toLocalDate();
  }

  /** Whether language, contrast, text size and hearing are the usual ones. */
  boolean asUsual() {
    return language == usualLanguage
        && comfort.equals(usualComfort)
        && hearing.equals(usualHearing);
  }

  /** With the usual language, contrast, text size and hearing: whoever comes next meets them. */
  TerminalStatus backToUsual() {
    return withLanguage(usualLanguage).withComfort(usualComfort).withHearing(usualHearing);
  }

  /** How long a screen stays that waits for a touch; longer for someone who listens to it. */
  TimeLeft untouched() {
    return TimeLeft.warned(Delays.UNTOUCHED.multipliedBy(hearing.patience()));
  }

  /** With what a touch switches of language, contrast, text size, hearing; else empty. */
  Optional<TerminalStatus> switchedBy(Touch touch) {
    if (touch == Touch.Button.SWITCH_LANGUAGE) {
      return Optional.of(withLanguage(language.other()));
    }
    if (touch == Touch.Button.SWITCH_CONTRAST) {
      return Optional.of(withComfort(comfort.withNextContrast()));
    }
    if (touch == Touch.Button.SWITCH_TEXT_SIZE) {
      return Optional.of(withComfort(comfort.withNextTextSize()));
    }
    return hearing.after(touch).map(this::withHearing);
  }

  /** Why no one can be served now; the reason that staff have to mend first, first. */
  public Optional<FailureCode> trouble() {
    return Stream.of(
            closing ? Optional.of(FailureCode.TERMINAL_CLOSING) : Optional.<FailureCode>empty(),
            Optional.ofNullable(storeTrouble),
            Optional.ofNullable(readerTrouble),
            Optional.ofNullable(serverTrouble),
            pausedSeconds > 0
                ? Optional.of(FailureCode.PASSWORDS_PAUSED)
                : Optional.<FailureCode>empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private TerminalStatus withLanguage(Language value) {
    return new TerminalStatus(
        usualLanguage,
        value,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  private TerminalStatus withHearing(Hearing value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        value,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  private TerminalStatus withComfort(Comfort value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        value,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  TerminalStatus withServerUp(Today value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        value,
        readerTrouble,
        null,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  TerminalStatus withServerTrouble(FailureCode value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        value,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  TerminalStatus withReaderTrouble(@Nullable FailureCode value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        value,
        serverTrouble,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  TerminalStatus withStoreTrouble(@Nullable FailureCode value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        value,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  TerminalStatus whileClosing() {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        true,
        pausedSeconds,
        cardThere,
        lastAttempt);
  }

  /** One from which the server takes no query password for a while. */
  TerminalStatus pausedFor(int seconds) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        closing,
        seconds,
        cardThere,
        lastAttempt);
  }

  TerminalStatus afterASecond() {
    return pausedSeconds == 0 ? this : pausedFor(pausedSeconds - 1);
  }

  TerminalStatus withCardThere(boolean value) {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        closing,
        pausedSeconds,
        value,
        lastAttempt);
  }

  TerminalStatus withNextAttempt() {
    return new TerminalStatus(
        usualLanguage,
        language,
        usualComfort,
        comfort,
        usualHearing,
        hearing,
        today,
        readerTrouble,
        serverTrouble,
        storeTrouble,
        closing,
        pausedSeconds,
        cardThere,
        lastAttempt.next());
  }
}
