package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.Recording;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ReaderEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/card read}. */
@Command(
    name = "read",
    description = {
      "Wait for a card on any reader, read it as a kiosk does, and say what it is.",
      "A MIFARE Classic card needs the key of its sector, from a file or typed."
    },
    mixinStandardHelpOptions = true)
final class ReadCommand extends Subcommand {
  @Mixin private OneCardOptions options = new OneCardOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int perform() throws IOException, NoCardException, InterruptedException {
    Sighting arrival = options.await(error(), false);
    CardRead card = ((ReaderEvent.CardArrived) arrival.event()).card();
    if (format.isJson()) {
      out().println(FormatOption.JSON.toJson(json(arrival, card)));
    } else {
      OneCardText.print(arrival, card, options.showsPersonalData(), out());
    }
    return card instanceof CardRead.Identified ? ExitCode.DONE : ExitCode.NOT_RECOGNISED;
  }

  private JsonObject json(Sighting arrival, CardRead card) {
    JsonObject json = new JsonObject();
    json.addProperty("bus", arrival.serial() ? "serial" : "pcsc");
    json.addProperty("reader", arrival.reader());
    json.add("card", card.accept(new CardJson(options.showsPersonalData())));
    arrival.recording().flatMap(Recording::kind).ifPresent(kind -> json.addProperty("kind", kind));
    return json;
  }
}
