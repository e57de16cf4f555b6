package org.clearkiosk.reader.dump;

import java.util.Optional;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.clearkiosk.reader.profile.StorageCard;

/** A MIFARE Classic whose commands are recorded in the form in which they go to the card. */
final class RecordedStorageCard implements StorageCard {
  private final StorageCard card;
  private final TaskRecording recording;

  RecordedStorageCard(StorageCard card, TaskRecording recording) {
    this.card = card;
    this.recording = recording;
  }

  @Override
  public boolean authenticate(int block, SectorKey key) throws TransceiveException {
    byte[] answer =
        recording.exchange(
            Channel.MIFARE,
            MifareCommands.authentication(block, key),
            command -> MifareCommands.answer(card.authenticate(block, key)));
    return MifareCommands.isTaken(answer);
  }

  @Override
  public Optional<byte[]> read(int block) throws TransceiveException {
    byte[] answer =
        recording.exchange(
            Channel.MIFARE,
            MifareCommands.reading(block),
            command -> card.read(block).orElseGet(() -> MifareCommands.answer(false)));
    return Optional.of(answer).filter(content -> content.length == BLOCK_LENGTH);
  }
}
