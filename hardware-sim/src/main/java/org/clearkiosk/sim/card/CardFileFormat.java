package org.clearkiosk.sim.card;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes card files: JSON of {@code cards/card.schema.json}. */
public final class CardFileFormat {
  /** The longest card file that is read, in characters. */
  public static final int MAXIMUM_LENGTH = 16 * 1024;

  private static final String CPU = "cpu";
  private static final String CLASSIC = "classic";
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
          default ->
              throw new IllegalArgumentException("profile: only \"cpu\" and \"classic\" are known");
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
        new CardFile.Title(text(title, "zh"), text(title, "en")),
        bytes(card, "atr"),
        bytes(card, "uid"),
        contentMember.equals("memory") ? memory(content) : application(content));
  }

  private static ClassicMemory memory(JsonObject memory) {
    Map<Integer, ByteString> blocks = new TreeMap<>();
    JsonObject written = member(memory, "blocks").getAsJsonObject();
    for (String block : written.keySet()) {
      blocks.put(Integer.valueOf(block), bytes(written, block));
    }
    return new ClassicMemory(bytes(memory, "atqa"), bytes(memory, "sak"), blocks);
  }

  private static CardFile.Application application(JsonObject application) {
    Map<Integer, ByteString> keys = new TreeMap<>();
    JsonObject written = member(application, "keys").getAsJsonObject();
    for (String reference : written.keySet()) {
      keys.put(Integer.valueOf(reference), bytes(written, reference));
    }
    return new CardFile.Application(bytes(application, "aid"), bytes(application, "file"), keys);
  }

  /** Writes one card file; the same content always gives the same text. */
  public static String write(CardFile card) {
    boolean classic = card.content() instanceof ClassicMemory;
    JsonObject title = new JsonObject();
    title.addProperty("zh", card.title().chinese());
    title.addProperty("en", card.title().english());
    JsonObject root = new JsonObject();
    root.addProperty("version", CardFile.FORMAT_VERSION);
    root.addProperty("profile", classic ? CLASSIC : CPU);
    root.addProperty("label", card.label());
    root.add("title", title);
    root.addProperty("atr", card.answerToReset().toHexadecimal());
    root.addProperty("uid", card.uniqueIdentifier().toHexadecimal());
    if (classic) {
      root.add("memory", written(card.memory()));
    } else {
      root.add("application", written(card.application()));
    }
    return GSON.toJson(root) + "\n";
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
