package org.clearkiosk.sim.card;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and writes card files: JSON of {@code cards/card.schema.json}. */
public final class CardFileFormat {
  /** The longest card file that is read, in characters. */
  public static final int MAXIMUM_LENGTH = 256 * 1024;

  private static final String CPU = "cpu";
  private static final String CLASSIC = "classic";
  private static final String RANDOM = "random";
  private static final String RECORDED = "recorded";
  private static final Set<String> MEMBERS =
      Set.of("version", "profile", "label", "title", "atr", "uid");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private CardFileFormat() {}

  /**
   * Reads one card file.
   *
   * @param json the file's text, at most {@link #MAXIMUM_LENGTH} characters
   * @param origin the file's name, for the message when it is not usable
   */
  public static CardFile read(String json, String origin) throws InvalidCardFileException {
    if (json.length() > MAXIMUM_LENGTH) {
      throw new InvalidCardFileException(
          origin, "longer than " + MAXIMUM_LENGTH + " characters, so it is no card file");
    }
    try {
      return read(JsonParser.parseString(json).getAsJsonObject());
    } catch (RuntimeException unusable) {
      // Gson and the records answer a hostile file with several kinds of unchecked exception.
      throw new InvalidCardFileException(origin, unusable);
    }
  }

  private static CardFile read(JsonObject card) {
    int version = member(card, "version").getAsInt();
    if (version != CardFile.FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "version " + version + " of the format; this program reads " + CardFile.FORMAT_VERSION);
    }
    String contentMember =
        switch (text(card, "profile")) {
          case CPU -> "application";
          case CLASSIC -> "memory";
          case RECORDED -> "recording";
          default ->
              throw new IllegalArgumentException(
                  "profile: only \"cpu\", \"classic\" and \"recorded\" are known");
        };
    for (String member : card.keySet()) {
      if (!MEMBERS.contains(member) && !member.equals(contentMember)) {
        throw new IllegalArgumentException("unknown member \"" + member + "\"");
      }
    }
    JsonObject content = member(card, contentMember).getAsJsonObject();
    JsonObject title = member(card, "title").getAsJsonObject();
    return new CardFile(
        text(card, "label"),
        within("title", () -> new CardFile.Title(text(title, "zh"), text(title, "en"))),
        bytes(card, "atr"),
        identifier(card),
        within(
            contentMember,
            () ->
                switch (contentMember) {
                  case "memory" -> memory(content);
                  case "recording" -> recording(content);
                  default -> application(content);
                }));
  }

  private static ClassicMemory memory(JsonObject memory) {
    Map<Integer, ByteString> blocks = new TreeMap<>();
    JsonObject written = member(memory, "blocks").getAsJsonObject();
    for (String block : written.keySet()) {
      blocks.put(number(block, "blocks"), within("blocks", () -> bytes(written, block)));
    }
    return new ClassicMemory(bytes(memory, "atqa"), bytes(memory, "sak"), blocks);
  }

  private static CardFile.Application application(JsonObject application) {
    Map<Integer, ByteString> keys = new TreeMap<>();
    JsonObject written = member(application, "keys").getAsJsonObject();
    for (String reference : written.keySet()) {
      keys.put(number(reference, "keys"), within("keys", () -> bytes(written, reference)));
    }
    return new CardFile.Application(bytes(application, "aid"), bytes(application, "file"), keys);
  }

  private static Recording recording(JsonObject recording) {
    List<RecordedExchange> exchanges = new ArrayList<>();
    for (JsonElement each : member(recording, "exchanges").getAsJsonArray()) {
      JsonObject exchange = each.getAsJsonObject();
      Optional<ByteString> answer =
          exchange.has("answer") ? Optional.of(bytes(exchange, "answer")) : Optional.empty();
      exchanges.add(
          new RecordedExchange(
              MaskedBytes.parse(text(exchange, "command")),
              answer,
              answer.isPresent() ? RecordedExchange.Ending.ANSWERED : ending(exchange),
              exchange.has("milliseconds") ? member(exchange, "milliseconds").getAsInt() : 0));
    }
    return new Recording(
        new Activation(
            bytes(recording, "atqa"),
            bytes(recording, "sak").toArray()[0] & 0xFF,
            bytes(recording, "ats")),
        exchanges);
  }

  private static RecordedExchange.Ending ending(JsonObject exchange) {
    return switch (text(exchange, "ending")) {
      case "silent" -> RecordedExchange.Ending.SILENT;
      case "gone" -> RecordedExchange.Ending.GONE;
      default -> throw new IllegalArgumentException("\"ending\" is silent or gone");
    };
  }

  /** Writes one card file; the same content always gives the same text. */
  public static String write(CardFile card) {
    JsonObject title = new JsonObject();
    title.addProperty("zh", card.title().chinese());
    title.addProperty("en", card.title().english());
    JsonObject root = new JsonObject();
    root.addProperty("version", CardFile.FORMAT_VERSION);
    root.addProperty("profile", profile(card));
    root.addProperty("label", card.label());
    root.add("title", title);
    root.addProperty("atr", card.answerToReset().toHexadecimal());
    root.addProperty(
        "uid",
        card.uniqueIdentifier().equals(CardFile.RANDOM_IDENTIFIER)
            ? RANDOM
            : card.uniqueIdentifier().toHexadecimal());
    if (card.content() instanceof ClassicMemory memory) {
      root.add("memory", written(memory));
    } else if (card.content() instanceof Recording recording) {
      root.add("recording", written(recording));
    } else {
      root.add("application", written(card.application()));
    }
    return GSON.toJson(root) + "\n";
  }

  private static String profile(CardFile card) {
    if (card.content() instanceof Recording) {
      return RECORDED;
    }
    return card.content() instanceof ClassicMemory ? CLASSIC : CPU;
  }

  private static JsonObject written(Recording recording) {
    JsonArray exchanges = new JsonArray();
    for (RecordedExchange exchange : recording.exchanges()) {
      JsonObject json = new JsonObject();
      json.addProperty("command", exchange.command().text());
      exchange.answer().ifPresent(answer -> json.addProperty("answer", answer.toHexadecimal()));
      if (exchange.answer().isEmpty()) {
        json.addProperty("ending", exchange.ending().name().toLowerCase(Locale.ROOT));
      }
      if (exchange.milliseconds() > 0) {
        json.addProperty("milliseconds", exchange.milliseconds());
      }
      exchanges.add(json);
    }
    Activation activation = recording.activation();
    JsonObject json = new JsonObject();
    json.addProperty("atqa", activation.answerToRequest().toHexadecimal());
    json.addProperty("sak", "%02X".formatted(activation.selectAcknowledge()));
    json.addProperty("ats", activation.answerToSelect().toHexadecimal());
    json.add("exchanges", exchanges);
    return json;
  }

  private static JsonObject written(CardFile.Application application) {
    JsonObject keys = new JsonObject();
    new TreeMap<>(application.keys())
        .forEach((reference, key) -> keys.addProperty(reference.toString(), key.toHexadecimal()));
    JsonObject json = new JsonObject();
    json.addProperty("aid", application.aid().toHexadecimal());
    json.addProperty("file", application.file().toHexadecimal());
    json.add("keys", keys);
    return json;
  }

  private static JsonObject written(ClassicMemory memory) {
    JsonObject blocks = new JsonObject();
    new TreeMap<>(memory.blocks())
        .forEach((block, content) -> blocks.addProperty(block.toString(), content.toHexadecimal()));
    JsonObject json = new JsonObject();
    json.addProperty("atqa", memory.answerToRequest().toHexadecimal());
    json.addProperty("sak", memory.selectAcknowledge().toHexadecimal());
    json.add("blocks", blocks);
    return json;
  }

  private static ByteString identifier(JsonObject card) {
    String text = text(card, "uid");
    if (text.equals(RANDOM)) {
      return CardFile.RANDOM_IDENTIFIER;
    }
    ByteString identifier = bytes(card, "uid");
    if (identifier.length() == 0) {
      throw new IllegalArgumentException("uid: 4, 7 or 10 bytes, or random");
    }
    return identifier;
  }

  private static int number(String name, String member) {
    if (!name.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(member + ": \"" + name + "\" is no number");
    }
    return Integer.parseInt(name);
  }

  /** Reads a part of the file; what is wrong in it is said with its place. */
  private static <T> T within(String member, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException unusable) {
      // Gson and the records answer a hostile file with several kinds of unchecked exception.
      String said = String.valueOf(unusable.getMessage());
      throw new IllegalArgumentException(
          said.startsWith(member) ? said : member + ": " + said, unusable);
    }
  }

  private static JsonElement member(JsonObject object, String name) {
    @Nullable JsonElement element = object.get(name);
    if (element == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return element;
  }

  private static String text(JsonObject object, String name) {
    return member(object, name).getAsString();
  }

  private static ByteString bytes(JsonObject object, String name) {
    try {
      return ByteString.parse(text(object, name));
    } catch (IllegalArgumentException notHexadecimal) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not pairs of hexadecimal digits", notHexadecimal);
    }
  }
}
