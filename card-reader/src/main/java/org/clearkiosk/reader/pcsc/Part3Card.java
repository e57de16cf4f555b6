package org.clearkiosk.reader.pcsc;

import java.util.Optional;
import java.util.Set;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.apdu.CommandApdu;
import org.clearkiosk.reader.apdu.ResponseApdu;
import org.clearkiosk.reader.apdu.StatusWord;
import org.clearkiosk.reader.profile.CardTechnology;
import org.clearkiosk.reader.profile.PresentedCard;
import org.clearkiosk.reader.profile.StorageCard;

/**
 * A contactless card behind PC/SC. Its sectors and its identifier are reached by commands that the
 * reader answers itself (PC/SC part 3, 3.2.2.1).
 */
public final class Part3Card implements PresentedCard, StorageCard {
  private static final int GET_IDENTIFIER = 0xFFCA0000;
  private static final int LOAD_VOLATILE_KEY_0 = 0xFF820000;
  private static final int LOAD_KEY_0 = 0xFF822000;
  private static final int GENERAL_AUTHENTICATE = 0xFF860000;
  private static final int READ_BINARY = 0xFFB00000;
  private static final byte VERSION = 0x01;
  private static final byte KEY_A = 0x60;
  private static final byte KEY_B = 0x61;

  private final Set<CardTechnology> technologies;
  private final ApduExchange apdus;

  /** Over a connected card that said with its ATR what it can do. */
  public Part3Card(Set<CardTechnology> technologies, ApduExchange apdus) {
    this.technologies = technologies;
    this.apdus = apdus;
  }

  @Override
  public Set<CardTechnology> technologies() {
    return technologies;
  }

  @Override
  public Optional<byte[]> identifier() throws TransceiveException {
    ResponseApdu answer = apdus.send(new CommandApdu(GET_IDENTIFIER, CommandApdu.MAXIMUM_EXPECTED));
    boolean told = answer.isSuccess() || answer.status().equals(StatusWord.END_OF_FILE);
    byte[] identifier = answer.data();
    return told && (identifier.length == 4 || identifier.length == 7 || identifier.length == 10)
        ? Optional.of(identifier)
        : Optional.empty();
  }

  @Override
  public ApduExchange apdus() {
    return apdus;
  }

  @Override
  public StorageCard storage() {
    return this;
  }

  @Override
  public boolean authenticate(int block, SectorKey key) throws TransceiveException {
    int load = LOAD_VOLATILE_KEY_0;
    ResponseApdu loaded = apdus.send(new CommandApdu(load, key.bytes(), 0));
    if (!loaded.isSuccess()) {
      // Some readers have no other place for keys
      load = LOAD_KEY_0;
      loaded = apdus.send(new CommandApdu(load, key.bytes(), 0));
    }
    if (!loaded.isSuccess()) {
      throw new TransceiveException(Reason.NO_ANSWER, "The reader took no key: " + loaded.status());
    }
    byte kind = key.kind() == SectorKey.Kind.A ? KEY_A : KEY_B;
    boolean opened =
        apdus
            .send(
                new CommandApdu(
                    GENERAL_AUTHENTICATE, new byte[] {VERSION, 0, (byte) block, kind, 0}, 0))
            .isSuccess();
    // The reader is not to keep the key either; that it forgets it is no condition of the read
    apdus.send(new CommandApdu(load, new byte[SectorKey.LENGTH], 0));
    if (!opened && identifier().isEmpty()) {
      // Readers have one error word for a wrong key and for a card that is no longer there
      throw new TransceiveException(Reason.CARD_GONE, "The card left while a sector was opened.");
    }
    return opened;
  }

  @Override
  public Optional<byte[]> read(int block) throws TransceiveException {
    ResponseApdu answer = apdus.send(new CommandApdu(READ_BINARY | block, BLOCK_LENGTH));
    byte[] content = answer.data();
    return answer.isSuccess() && content.length == BLOCK_LENGTH
        ? Optional.of(content)
        : Optional.empty();
  }
}
