package org.clearkiosk.reader.dump;

import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.profile.StorageCard;

/**
 * One dump being made. Ended once; what happens afterwards is not recorded. Safe for use by several
 * threads.
 */
public interface Recording {
  /** Records nothing and costs nothing. */
  Recording NONE = new NoRecording();

  /** What a PC/SC reader says of the card that was connected; called again when that changes. */
  void answerToReset(byte[] answerToReset);

  /** What a PN532 says of a card that it found. */
  void target(DumpHeader.Target target);

  /** The same way to the card, listened to. */
  Transceiver over(Transceiver card);

  /** The same sectors, listened to. */
  StorageCard over(StorageCard card);

  /** The card was read. */
  void end(CardRead outcome);

  /** The card was asked for a proof. */
  void end(ProofOutcome outcome);

  /** The reader itself was lost. */
  void endWithoutReader();
}
