package org.clearkiosk.server.clearing;

import java.time.InstantSource;
import java.util.Optional;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.IdentifierQuestions;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;

/**
 * Holds terminals to a student's pace. An identifier can be guessed, so a stolen terminal key could
 * otherwise find out which cards there are, and collect the keys of their sectors.
 */
final class IdentifierPace {
  /** How many cards that cannot prove themselves a terminal may ask for in a minute. */
  static final int MOST_A_MINUTE = 30;

  private final InstantSource realTime;

  IdentifierPace(InstantSource realTime) {
    this.realTime = realTime;
  }

  /** Counts a question; the refusal, when there were too many. */
  Optional<Refusal> count(Handle handle, TerminalIdentity terminal) {
    int wait =
        IdentifierQuestions.ask(
            handle, Secrets.token(), terminal, realTime.instant(), MOST_A_MINUTE);
    return wait == 0 ? Optional.empty() : Optional.of(Refusal.tooManyCards(wait));
  }
}
