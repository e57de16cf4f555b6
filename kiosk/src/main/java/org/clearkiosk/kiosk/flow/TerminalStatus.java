package org.clearkiosk.kiosk.flow;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the terminal whoever stands before it. Every state carries it; there is nothing
 * personal in it.
 *
 * @param usual how the idle screen comes back
 * @param presentation how the screens are seen and heard now
 * @param today the latest word of the server; null before the first
 * @param readiness what keeps it from serving anyone now
 * @param cardThere whether a card lies on the reader
 * @param lastAttempt the latest attempt that was numbered
 */
public record TerminalStatus(
    Presentation usual,
    Presentation presentation,
    @Nullable Today today,
    Readiness readiness,
    boolean cardThere,
    Attempt lastAttempt) {
  public TerminalStatus {
    Objects.requireNonNull(usual, "usual");
    Objects.requireNonNull(presentation, "presentation");
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(lastAttempt, "lastAttempt");
  }

  /** A terminal that has heard nothing yet. */
  public static TerminalStatus unheard(Presentation usual) {
    return new TerminalStatus(usual, usual, null, Readiness.READY, false, Attempt.NONE);
  }

  /** The language now. */
  public Language language() {
    return presentation.language();
  }

  /** The contrast and the text size now. */
  public Comfort comfort() {
    return presentation.comfort();
  }

  /** How the screens are heard now. */
  public Hearing hearing() {
    return presentation.hearing();
  }

  /** The server's day; null before its first word. */
  public @Nullable LocalDate day() {
    return today == null ? null : today.now().toLocalDate();
  }

  /** Whether language, contrast, text size and hearing are the usual ones. */
  boolean asUsual() {
    return presentation.equals(usual);
  }

  /** With the usual language, contrast, text size and hearing: whoever comes next meets them. */
  TerminalStatus backToUsual() {
    return with(usual);
  }

  /** How long a screen stays that waits for a touch; longer for someone who listens to it. */
  TimeLeft untouched() {
    return TimeLeft.warned(Delays.UNTOUCHED.multipliedBy(hearing().patience()));
  }

  /** With what a touch switches of language, contrast, text size, hearing; else empty. */
  Optional<TerminalStatus> switchedBy(Touch touch) {
    return presentation.switchedBy(touch).map(this::with);
  }

  /** Why no one can be served now; the reason that staff have to mend first, first. */
  public Optional<FailureCode> trouble() {
    return readiness.trouble();
  }

  TerminalStatus withServerUp(Today value) {
    return new TerminalStatus(
        usual, presentation, value, readiness.withServerTrouble(null), cardThere, lastAttempt);
  }

  TerminalStatus withServerTrouble(FailureCode value) {
    return with(readiness.withServerTrouble(value));
  }

  TerminalStatus withReaderTrouble(@Nullable FailureCode value) {
    return with(readiness.withReaderTrouble(value));
  }

  TerminalStatus withStoreTrouble(@Nullable FailureCode value) {
    return with(readiness.withStoreTrouble(value));
  }

  TerminalStatus whileClosing() {
    return with(readiness.whileClosing());
  }

  /** One from which the server takes no query password for a while. */
  TerminalStatus pausedFor(int seconds) {
    return with(readiness.pausedFor(seconds));
  }

  TerminalStatus afterASecond() {
    int seconds = readiness.pausedSeconds();
    return seconds == 0 ? this : pausedFor(seconds - 1);
  }

  TerminalStatus withCardThere(boolean value) {
    return new TerminalStatus(usual, presentation, today, readiness, value, lastAttempt);
  }

  TerminalStatus withNextAttempt() {
    return new TerminalStatus(usual, presentation, today, readiness, cardThere, lastAttempt.next());
  }

  private TerminalStatus with(Presentation value) {
    return new TerminalStatus(usual, value, today, readiness, cardThere, lastAttempt);
  }

  private TerminalStatus with(Readiness value) {
    return new TerminalStatus(usual, presentation, today, value, cardThere, lastAttempt);
  }
}
