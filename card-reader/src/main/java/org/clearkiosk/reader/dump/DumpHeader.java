package org.clearkiosk.reader.dump;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.profile.CampusCards;

/**
 * What a dump says before its first exchange.
 *
 * @param reader the name of the reader
 * @param recorded when it began, by the terminal's clock
 * @param masked whether personal data and keys are left out
 * @param task what was done with the card
 * @param campus how the terminal was told that cards are laid out
 * @param answerToReset what a PC/SC reader said of the card; empty on a PN532, and when no card was
 *     connected
 * @param targets what a PN532 said of the cards; none on a PC/SC reader
 * @param sectorKey what came of asking for a sector key; empty when nobody asked
 * @param outcome what came of the task, in the words of {@link DumpOutcome}
 */
public record DumpHeader(
    String reader,
    Instant recorded,
    boolean masked,
    Task task,
    CampusCards campus,
    Optional<DumpBytes> answerToReset,
    List<Target> targets,
    Optional<SectorKeyAnswer> sectorKey,
    String outcome) {

  /** Copies the list. */
  public DumpHeader {
    targets = List.copyOf(targets);
  }

  /** What was done with the card. */
  public sealed interface Task {

    /** It was read. */
    record Read() implements Task {}

    /**
     * It was asked for a proof.
     *
     * @param cardNumber the card that had been read, 8 to 20 digits; in a masked dump the same
     *     substitute that stands in the card's file
     * @param keyGeneration 1 to 255
     */
    record Prove(String cardNumber, int keyGeneration) implements Task {
      /** Without the number, which may be personal. */
      @Override
      public String toString() {
        return "Prove[keyGeneration=" + keyGeneration + "]";
      }
    }
  }

  /** What the terminal was told when it asked for a sector key. */
  public enum SectorKeyAnswer {
    /** It got one. */
    GIVEN,
    /** There is none for this card. */
    NOT_ON_RECORD,
    /** No answer in time, or none that is one. */
    NOT_KNOWN
  }

  /**
   * A card of type A as InListPassiveTarget described it (NXP UM0701-02, 7.3.5).
   *
   * @param answerToRequest ATQA, 2 bytes as the chip reports them
   * @param selectAcknowledge SAK, 1 byte
   * @param identifier 4, 7 or 10 bytes
   * @param answerToSelect ATS with its length byte; empty when there is none
   */
  public record Target(
      DumpBytes answerToRequest,
      DumpBytes selectAcknowledge,
      DumpBytes identifier,
      DumpBytes answerToSelect) {}
}
