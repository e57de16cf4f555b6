package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.cardtool.describe.AnswerToResetText;
import org.clearkiosk.cardtool.describe.CardText;
import org.clearkiosk.cardtool.reader.AllReaders;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.PcscSurvey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/card read}. */
@Command(
    name = "read",
    description = {
      "Wait for a card on any reader, read it as a kiosk does, and say what it is.",
      "A MIFARE Classic card needs the key of its sector, from a file or typed."
    },
    mixinStandardHelpOptions = true)
final class ReadCommand extends Subcommand {
  private static final Duration LOOK_BOUND = Duration.ofSeconds(2);
  private static final int LONGEST_TIMEOUT = 3600;

  @Mixin private ReaderOptions readers = new ReaderOptions();
  @Mixin private CampusOptions campus = new CampusOptions();
  @Mixin private PersonalDataOption personal = new PersonalDataOption();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for a card, 1 to 3600 (default: ${DEFAULT-VALUE}).")
  private int timeout = 30;

  @Override
  int perform() throws IOException, NoCardException, InterruptedException {
    if (timeout < 1 || timeout > LONGEST_TIMEOUT) {
      throw wrongUse("--timeout is 1 to 3600 seconds.");
    }
    Sighting arrival;
    try (Interruption interruption = Interruption.expected();
        AllReaders all = new AllReaders(readers.choice(), campus.cards(), campus.keySource())) {
      all.start();
      arrival = new FirstCard(all, error(), Duration.ofSeconds(timeout)).await(interruption);
    }
    CardRead card = ((ReaderEvent.CardArrived) arrival.event()).card();
    tell(arrival, card);
    return card instanceof CardRead.Identified ? ExitCode.DONE : ExitCode.NOT_RECOGNISED;
  }

  private void tell(Sighting arrival, CardRead card) {
    if (format.isJson()) {
      JsonObject json = new JsonObject();
      json.addProperty("bus", arrival.serial() ? "serial" : "pcsc");
      json.addProperty("reader", arrival.reader());
      json.add("card", card.accept(new CardJson(personal.isShown())));
      kind(arrival).ifPresent(kind -> json.addProperty("kind", kind));
      out().println(FormatOption.JSON.toJson(json));
      return;
    }
    out().println(arrival.reader() + ": " + card.accept(new CardText(personal.isShown())));
    kind(arrival).ifPresent(kind -> out().println("The reader calls it: " + kind));
    if (card instanceof CardRead.Unrecognised unrecognised) {
      out().println(CardText.advice(unrecognised));
    }
  }

  /** What the card's answer to reset says, if it still lies there; a PN532 has none. */
  private static Optional<String> kind(Sighting arrival) {
    if (arrival.serial()) {
      return Optional.empty();
    }
    try (PcscSurvey survey = new PcscSurvey()) {
      return survey.look(LOOK_BOUND) instanceof CardService.Running running
          ? running.readers().stream()
              .filter(reader -> reader.reader().equals(arrival.reader()))
              .flatMap(reader -> reader.answerToReset().stream())
              .map(answer -> AnswerToResetText.of(answer.bytes()))
              .findFirst()
          : Optional.empty();
    }
  }
}
