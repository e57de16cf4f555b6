package org.clearkiosk.reader.dump;

import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.profile.StorageCard;

/** What stands where nobody wants a dump. */
final class NoRecording implements Recording {
  @Override
  public void answerToReset(byte[] answerToReset) {}

  @Override
  public void target(DumpHeader.Target target) {}

  @Override
  public Transceiver over(Transceiver card) {
    return card;
  }

  @Override
  public StorageCard over(StorageCard card) {
    return card;
  }

  @Override
  public void end(CardRead outcome) {}

  @Override
  public void end(ProofOutcome outcome) {}

  @Override
  public void endWithoutReader() {}
}
