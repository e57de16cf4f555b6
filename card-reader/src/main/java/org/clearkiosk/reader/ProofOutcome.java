package org.clearkiosk.reader;

/** What came of asking a card to prove itself. */
public sealed interface ProofOutcome {

  /** One case for each outcome, for callers that have to treat them all. */
  interface Visitor<R> {
    R proved(Proved outcome);

    R cardGone(CardGone outcome);

    R refused(Refused outcome);

    R timedOut(TimedOut outcome);
  }

  /** Calls the visitor's method for this outcome. */
  <R> R accept(Visitor<R> visitor);

  /**
   * The card answered. Whether the answer is right only the server can tell: a terminal holds no
   * card key.
   */
  final class Proved implements ProofOutcome {
    /** The length of a proof in bytes: a whole AES-CMAC (NIST SP 800-38B). */
    public static final int PROOF_LENGTH = 16;

    private final byte[] proof;

    /**
     * @param proof 16 bytes; copied
     * @throws IllegalArgumentException when it is of another length
     */
    public Proved(byte[] proof) {
      if (proof.length != PROOF_LENGTH) {
        throw new IllegalArgumentException("A proof has 16 bytes: " + proof.length);
      }
      this.proof = proof.clone();
    }

    /** The 16 bytes of the proof, a new copy each time. */
    public byte[] proof() {
      return proof.clone();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.proved(this);
    }

    @Override
    public String toString() {
      return "Proved[proof=(16 bytes)]";
    }
  }

  /** The card that was read is no longer on the reader; another one may be. */
  record CardGone() implements ProofOutcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cardGone(this);
    }
  }

  /**
   * The card is there and cannot prove itself.
   *
   * @param statusWord what it said, 0 to 0xFFFF (ISO/IEC 7816-4, 5.6); 0x9000 when it reported
   *     success with an answer that is no proof
   */
  record Refused(int statusWord) implements ProofOutcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refused(this);
    }

    @Override
    public String toString() {
      return "Refused[statusWord=%04X]".formatted(statusWord);
    }
  }

  /** The card, or the reader, did not answer within the bound. */
  record TimedOut() implements ProofOutcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.timedOut(this);
    }
  }
}
