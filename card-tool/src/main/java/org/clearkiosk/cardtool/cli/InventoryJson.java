package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.clearkiosk.cardtool.describe.AnswerToResetText;
import org.clearkiosk.cardtool.reader.Inventory;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus;

/** An inventory for programs. */
final class InventoryJson {
  private InventoryJson() {}

  static JsonObject of(Inventory inventory, boolean personal) {
    JsonObject whole = new JsonObject();
    JsonArray readers = new JsonArray();
    JsonObject service = new JsonObject();
    if (inventory.service() instanceof CardService.Running running) {
      service.addProperty("state", "running");
      running.readers().forEach(reader -> readers.add(reader(reader, personal)));
    } else if (inventory.service() instanceof CardService.Unavailable unavailable) {
      service.addProperty("state", unavailable.why().name().toLowerCase(Locale.ROOT));
      service.addProperty("explanation", unavailable.explanation());
    }
    whole.add("cardService", service);
    whole.add("readers", readers);
    JsonArray devices = new JsonArray();
    inventory.serial().forEach(entry -> devices.add(device(entry)));
    whole.add("serialDevices", devices);
    return whole;
  }

  private static JsonObject reader(ReaderStatus status, boolean personal) {
    JsonObject reader = new JsonObject();
    reader.addProperty("reader", status.reader());
    reader.addProperty("state", status.occupancy().name().toLowerCase(Locale.ROOT));
    status
        .answerToReset()
        .ifPresent(
            answer -> {
              String bytes =
                  personal
                      ? answer.toString()
                      : AnswerToResetText.masked(answer.bytes()).replace(" ", "");
              reader.addProperty("answerToReset", bytes);
              reader.addProperty("kind", AnswerToResetText.of(answer.bytes()));
            });
    return reader;
  }

  private static JsonObject device(Inventory.SerialEntry entry) {
    JsonObject device = new JsonObject();
    device.addProperty("device", entry.device().device());
    device.addProperty("stableName", entry.device().stableName());
    device.addProperty("description", entry.device().description());
    device.addProperty("asked", entry.asked());
    entry.firmware().ifPresent(firmware -> device.addProperty("firmware", firmware));
    if (entry.firmware().isPresent()) {
      device.addProperty("cards", entry.cards());
    }
    device.addProperty("state", entry.state());
    return device;
  }
}
