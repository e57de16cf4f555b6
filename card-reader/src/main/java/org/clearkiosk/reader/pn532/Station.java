package org.clearkiosk.reader.pn532;

import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.CardRead.Torn;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.profile.ProfileReader;
import org.clearkiosk.reader.thread.ProofRequest;

/** What is done with the cards at one chip: finding, reading, proving, and seeing them leave. */
final class Station {
  /** A card may lose its footing while it is read; thrice in a row is no accident. */
  private static final int ATTEMPTS = 3;

  private final Pn532 chip;
  private final ProfileReader profiles;
  private final String name;

  /**
   * @param name the reader's name, for the log
   */
  Station(Pn532 chip, ProfileReader profiles, String name) {
    this.chip = chip;
    this.profiles = profiles;
    this.name = name;
  }

  /** The cards that lie there, activated. */
  List<Target> find() throws LineException {
    return chip.list();
  }

  /** The same for cards that were activated before: these answer only to a new field. */
  List<Target> findAnew() throws LineException {
    chip.resetField();
    return chip.list();
  }

  /**
   * Reads what was found.
   *
   * @param targets at least one
   * @param deadline on the clock of {@link System#nanoTime}
   */
  CardRead read(List<Target> targets, long readNumber, long deadline) throws LineException {
    if (targets.size() > 1) {
      return new Unrecognised(Unrecognised.Reason.MUTE, Detail.SEVERAL_CARDS);
    }
    try {
      return attempt(targets.get(0), deadline, card -> profiles.read(card, readNumber));
    } catch (TransceiveException e) {
      return e.reason() == Reason.CARD_GONE
          ? new Torn()
          : new Unrecognised(Unrecognised.Reason.MUTE);
    }
  }

  /**
   * Has a card prove itself.
   *
   * @return empty when another card lies there
   */
  Optional<ProofOutcome> prove(Target target, Identified expected, ProofRequest request)
      throws LineException {
    try {
      return attempt(
          target, request.deadline(), card -> profiles.prove(card, expected, request.challenge()));
    } catch (TransceiveException e) {
      return Optional.of(
          e.reason() == Reason.CARD_GONE
              ? new ProofOutcome.CardGone()
              : new ProofOutcome.TimedOut());
    }
  }

  /** Whether the card that was found still lies there; it is not read for that. */
  boolean isPresent(Target target) throws LineException {
    if (target.isProcessor()) {
      if (chip.isProcessorPresent()) {
        return true;
      }
    } else if (chip.reselect(target).isPresent()) {
      return true;
    }
    // A card that refused something has halted, and hears nothing until there is a new field
    chip.resetField();
    return chip.reselect(target).isPresent();
  }

  private <T> T attempt(Target target, long deadline, Task<T> task)
      throws TransceiveException, LineException {
    for (int attempt = 1; ; attempt++) {
      Pn532Card card = new Pn532Card(chip, target, name, deadline);
      try {
        return task.run(card);
      } catch (TransceiveException e) {
        LineException failure = card.lineFailure();
        if (failure != null) {
          throw failure;
        }
        if (e.reason() != Reason.CARD_RESET || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @FunctionalInterface
  private interface Task<T> {
    T run(Pn532Card card) throws TransceiveException;
  }
}
