package org.clearkiosk.reader.replay;

import java.util.Optional;
import java.util.Set;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.clearkiosk.reader.dump.DumpHeader;
import org.clearkiosk.reader.dump.MifareCommands;
import org.clearkiosk.reader.profile.CardTechnology;
import org.clearkiosk.reader.profile.PresentedCard;
import org.clearkiosk.reader.profile.StorageCard;

/** A card that lay on a PN532. */
final class ReplayedTarget implements PresentedCard, StorageCard {
  private final DumpHeader.Target target;
  private final Transceiver apdus;
  private final Transceiver blocks;

  ReplayedTarget(DumpHeader.Target target, Script script) {
    this.target = target;
    this.apdus = script.channel(Channel.APDU);
    this.blocks = script.channel(Channel.MIFARE);
  }

  @Override
  public Set<CardTechnology> technologies() {
    return CardTechnology.ofSelectAcknowledge(target.selectAcknowledge().at(0));
  }

  @Override
  public Optional<byte[]> identifier() {
    return Optional.of(target.identifier().toBytes());
  }

  @Override
  public ApduExchange apdus() {
    return new ApduExchange(apdus);
  }

  @Override
  public StorageCard storage() {
    return this;
  }

  @Override
  public boolean authenticate(int block, SectorKey key) throws TransceiveException {
    return MifareCommands.isTaken(blocks.transceive(MifareCommands.authentication(block, key)));
  }

  @Override
  public Optional<byte[]> read(int block) throws TransceiveException {
    return Optional.of(blocks.transceive(MifareCommands.reading(block)))
        .filter(content -> content.length == BLOCK_LENGTH);
  }
}
