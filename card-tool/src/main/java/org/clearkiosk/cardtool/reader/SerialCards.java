package org.clearkiosk.cardtool.reader;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.cardtool.describe.SelectAcknowledgeText;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.pn532.FoundCard;
import org.clearkiosk.reader.pn532.Pn532Configuration;
import org.clearkiosk.reader.pn532.Pn532Opening;
import org.clearkiosk.reader.pn532.Pn532Session;
import org.clearkiosk.reader.profile.CardTechnology;

/** Finds the one card that lies at a PN532. */
final class SerialCards implements CardPlace {
  private final Pn532Session session;
  private final Duration exchangeBound;

  private SerialCards(Pn532Session session, Duration exchangeBound) {
    this.session = session;
    this.exchangeBound = exchangeBound;
  }

  static SerialCards open(String device, Duration exchangeBound) throws NoCardException {
    Pn532Opening opening = Pn532Session.open(device, Pn532Configuration.DEFAULT_BAUD);
    if (opening instanceof Pn532Opening.Opened opened) {
      return new SerialCards(opened.session(), exchangeBound);
    }
    String reason =
        opening instanceof Pn532Opening.Failed failed
            ? ReaderText.ofSerial(failed.why())
            : ReaderText.SERIAL_IN_USE;
    throw new NoCardException(Missing.READER, device + ": " + reason + ".");
  }

  @Override
  public Optional<DirectCard> look() throws NoCardException {
    List<FoundCard> found;
    try {
      found = session.find();
    } catch (TransceiveException e) {
      throw new NoCardException(Missing.READER, session.device() + ": " + e.getMessage());
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      throw new NoCardException(
          Missing.USABLE_CARD, "several cards lie on " + session.device() + ". Leave one.");
    }
    FoundCard card = found.get(0);
    if (!card.technologies().contains(CardTechnology.PROCESSOR)) {
      throw new NoCardException(
          Missing.USABLE_CARD,
          "the card on "
              + session.device()
              + " takes no APDUs: "
              + description(card)
              + ". bin/card read reads it.");
    }
    Transceiver way = session.connect(card, exchangeBound);
    return Optional.of(new SerialDirectCard(session, description(card), way));
  }

  @Override
  public void close() {
    session.close();
  }

  private static String description(FoundCard card) {
    return String.format(
        Locale.ROOT,
        "SAK %02X, %s",
        card.selectAcknowledge(),
        SelectAcknowledgeText.of(card.selectAcknowledge()));
  }

  private record SerialDirectCard(Pn532Session session, String description, Transceiver way)
      implements DirectCard {
    @Override
    public String reader() {
      return session.device();
    }

    @Override
    public byte[] transceive(byte[] command) throws TransceiveException {
      return way.transceive(command);
    }

    /** The session belongs to the place where the card was found. */
    @Override
    public void close() {}
  }
}
