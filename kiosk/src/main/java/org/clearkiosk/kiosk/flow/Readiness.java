package org.clearkiosk.kiosk.flow;

import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the terminal from serving anyone.
 *
 * @param readerTrouble why no card can be read now; null when cards can be read
 * @param serverTrouble why the server cannot be asked now; null when it can
 * @param storeTrouble why no confirmation can be kept now; null when one can
 * @param closing whether the terminal is about to end: whoever is being served may finish, no one
 *     else is
 * @param pausedSeconds how long the server takes no query password from this terminal, counting
 *     down; 0 when it does
 */
public record Readiness(
    @Nullable FailureCode readerTrouble,
    @Nullable FailureCode serverTrouble,
    @Nullable FailureCode storeTrouble,
    boolean closing,
    int pausedSeconds) {
  /** Nothing does. */
  public static final Readiness READY = new Readiness(null, null, null, false, 0);

  /** Why no one can be served now; the reason that staff have to mend first, first. */
  Optional<FailureCode> trouble() {
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

  Readiness withReaderTrouble(@Nullable FailureCode value) {
    return new Readiness(value, serverTrouble, storeTrouble, closing, pausedSeconds);
  }

  Readiness withServerTrouble(@Nullable FailureCode value) {
    return new Readiness(readerTrouble, value, storeTrouble, closing, pausedSeconds);
  }

  Readiness withStoreTrouble(@Nullable FailureCode value) {
    return new Readiness(readerTrouble, serverTrouble, value, closing, pausedSeconds);
  }

  Readiness whileClosing() {
    return new Readiness(readerTrouble, serverTrouble, storeTrouble, true, pausedSeconds);
  }

  Readiness pausedFor(int seconds) {
    return new Readiness(readerTrouble, serverTrouble, storeTrouble, closing, seconds);
  }
}
