package org.clearkiosk.cardtool.reader;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clearkiosk.cardtool.describe.AnswerToResetText;
import org.clearkiosk.cardtool.describe.Hex;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.PcscConnecting;
import org.clearkiosk.reader.pcsc.PcscConnection;
import org.clearkiosk.reader.pcsc.PcscSurvey;
import org.clearkiosk.reader.pcsc.ReaderStatus;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;

/** Finds the one card that lies on the readers behind PC/SC. */
final class PcscCards implements CardPlace {
  private static final Duration LOOK_BOUND = Duration.ofSeconds(3);

  private final ReaderChoice choice;
  private final Duration exchangeBound;
  private final PcscSurvey survey = new PcscSurvey();

  PcscCards(ReaderChoice choice, Duration exchangeBound) {
    this.choice = choice;
    this.exchangeBound = exchangeBound;
  }

  @Override
  public Optional<DirectCard> look() throws NoCardException {
    CardService service = survey.glance(LOOK_BOUND);
    if (service instanceof CardService.Unavailable unavailable) {
      throw new NoCardException(Missing.READER, ReaderText.ofService(unavailable.why()) + ".");
    }
    List<ReaderStatus> wanted =
        ((CardService.Running) service)
            .readers().stream().filter(reader -> choice.wants(reader.reader())).toList();
    if (wanted.isEmpty()) {
      throw new NoCardException(
          Missing.READER, "there is no such reader. bin/card list shows those that are there.");
    }
    List<ReaderStatus> occupied =
        wanted.stream().filter(reader -> reader.occupancy() != Occupancy.EMPTY).toList();
    if (occupied.size() > 1) {
      throw new NoCardException(
          Missing.USABLE_CARD,
          "cards lie on several readers: "
              + occupied.stream().map(ReaderStatus::reader).collect(Collectors.joining(", "))
              + ". Choose one with --reader.");
    }
    return occupied.isEmpty() ? Optional.empty() : connect(occupied.get(0).reader());
  }

  private Optional<DirectCard> connect(String reader) throws NoCardException {
    PcscConnecting result = PcscConnection.open(reader, exchangeBound);
    if (result instanceof PcscConnecting.Connected connected) {
      return Optional.of(new PcscDirectCard(connected.connection()));
    }
    if (result instanceof PcscConnecting.NoCard) {
      return Optional.empty();
    }
    if (result instanceof PcscConnecting.InUse) {
      throw new NoCardException(
          Missing.USABLE_CARD,
          "another program keeps the card on "
              + reader
              + " to itself. End it (the kiosk, a browser, a card manager) and try again.");
    }
    if (result instanceof PcscConnecting.Mute) {
      throw new NoCardException(
          Missing.USABLE_CARD,
          "what lies on " + reader + " does not answer. Lay the card flat on the middle.");
    }
    throw new NoCardException(
        Missing.READER, ReaderText.ofService(((PcscConnecting.Unreachable) result).why()) + ".");
  }

  @Override
  public void close() {
    survey.close();
  }

  private record PcscDirectCard(PcscConnection connection) implements DirectCard {
    @Override
    public String reader() {
      return connection.reader();
    }

    @Override
    public String description() {
      byte[] answer = connection.answerToReset().bytes();
      return Hex.spaced(answer) + ", " + AnswerToResetText.of(answer);
    }

    @Override
    public byte[] transceive(byte[] command) throws TransceiveException {
      return connection.transceive(command);
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
