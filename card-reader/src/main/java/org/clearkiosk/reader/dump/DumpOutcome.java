package org.clearkiosk.reader.dump;

import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.ProofOutcome;

/** Outcomes in the words of a dump: without a card number, so masked and unmasked alike. */
public final class DumpOutcome {
  /** The reader itself was lost on the way. */
  public static final String READER_LOST = "reader lost";

  private DumpOutcome() {}

  /** What a card turned out to be. */
  public static String of(CardRead read) {
    return read.accept(
        new CardRead.Visitor<String>() {
          @Override
          public String identified(CardRead.Identified card) {
            return "identified %s, %d digits, key generation %d"
                .formatted(card.profile(), card.cardNumber().length(), card.keyGeneration());
          }

          @Override
          public String unrecognised(CardRead.Unrecognised card) {
            return card.detail() == Detail.NONE
                ? "unrecognised " + card.reason()
                : "unrecognised " + card.reason() + ", " + card.detail();
          }

          @Override
          public String torn(CardRead.Torn card) {
            return "torn";
          }
        });
  }

  /** What came of a proof. */
  public static String of(ProofOutcome outcome) {
    return outcome.accept(
        new ProofOutcome.Visitor<String>() {
          @Override
          public String proved(ProofOutcome.Proved proved) {
            return "proved";
          }

          @Override
          public String cardGone(ProofOutcome.CardGone gone) {
            return "card gone";
          }

          @Override
          public String refused(ProofOutcome.Refused refused) {
            return "refused %04X".formatted(refused.statusWord());
          }

          @Override
          public String timedOut(ProofOutcome.TimedOut timedOut) {
            return "timed out";
          }
        });
  }
}
