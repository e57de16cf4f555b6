package org.clearkiosk.reader.pn532;

import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.dump.Recording;
import org.clearkiosk.reader.profile.Attempts;
import org.clearkiosk.reader.thread.ProofRequest;

/** What is done with the cards at one chip: finding, reading, proving, and seeing them leave. */
final class Station {
  private final Pn532 chip;
  private final CardReading reading;
  private final String name;

  /**
   * @param name the device's name, for logs and dumps
   */
  Station(Pn532 chip, CardReading reading, String name) {
    this.chip = chip;
    this.reading = reading;
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
    Recording recording = reading.recorder().read(name);
    targets.forEach(target -> recording.target(target.described()));
    try {
      CardRead read =
          targets.size() == 1
              ? read(targets.get(0), readNumber, deadline, recording)
              : new Unrecognised(Unrecognised.Reason.MUTE, Detail.SEVERAL_CARDS);
      recording.end(read);
      return read;
    } finally {
      recording.endWithoutReader();
    }
  }

  /**
   * Has a card prove itself.
   *
   * @return empty when another card lies there
   */
  Optional<ProofOutcome> prove(Target target, Identified expected, ProofRequest request)
      throws LineException {
    Recording recording = reading.recorder().prove(name, expected);
    recording.target(target.described());
    try {
      Optional<ProofOutcome> outcome = prove(target, expected, request, recording);
      recording.end(outcome.orElseGet(ProofOutcome.CardGone::new));
      return outcome;
    } finally {
      recording.endWithoutReader();
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

  private CardRead read(Target target, long readNumber, long deadline, Recording recording)
      throws LineException {
    try {
      return attempt(
          target, deadline, recording, card -> reading.profiles().read(card, readNumber));
    } catch (TransceiveException e) {
      return Attempts.unread(e);
    }
  }

  private Optional<ProofOutcome> prove(
      Target target, Identified expected, ProofRequest request, Recording recording)
      throws LineException {
    try {
      return attempt(
          target,
          request.deadline(),
          recording,
          card -> reading.profiles().prove(card, expected, request.challenge()));
    } catch (TransceiveException e) {
      return Optional.of(Attempts.unproved(e));
    }
  }

  private <T> T attempt(Target target, long deadline, Recording recording, Task<T> task)
      throws TransceiveException, LineException {
    return Attempts.<T, LineException>repeat(
        () -> {
          Pn532Card card =
              new Pn532Card(chip, target, name, deadline, Pn532.LONGEST_EXCHANGE, recording);
          try {
            return task.run(card);
          } catch (TransceiveException e) {
            LineException failure = card.lineFailure();
            if (failure != null) {
              throw failure;
            }
            throw e;
          }
        });
  }

  @FunctionalInterface
  private interface Task<T> {
    T run(Pn532Card card) throws TransceiveException;
  }
}
