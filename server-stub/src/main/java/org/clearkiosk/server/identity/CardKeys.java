package org.clearkiosk.server.identity;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.PrivateFiles;

/**
 * The master keys from which the cards' keys come, by generation (1 to 255), the check of a card's
 * proof, and the keys of old cards' sectors. Only the server holds them.
 */
public final class CardKeys {
  private static final HexFormat HEX = HexFormat.of();

  private final Map<Integer, byte[]> masterKeys;
  private final CardApplication application;
  private final byte[] keyOfNoGeneration = new byte[CardProof.LENGTH];

  private CardKeys(Map<Integer, byte[]> masterKeys, CardApplication application) {
    this.masterKeys = masterKeys;
    this.application = application;
    new SecureRandom().nextBytes(keyOfNoGeneration);
  }

  /**
   * Reads the key file: a JSON object, generation to 32 hexadecimal digits. None is no error: then
   * no proof is right.
   *
   * @param application the application of the campus's cards
   * @throws IOException when the file cannot be read or is no such object; nothing of its content
   *     is repeated
   */
  public static CardKeys read(Path file, CardApplication application) throws IOException {
    Map<Integer, byte[]> keys = new TreeMap<>();
    for (Map.Entry<String, String> entry : readText(file).entrySet()) {
      try {
        keys.put(generation(entry.getKey()), key(entry.getValue()));
      } catch (IllegalArgumentException e) {
        throw malformed(file);
      }
    }
    return new CardKeys(keys, application);
  }

  /**
   * Adds a generation's key to the key file.
   *
   * @param generation 1 to 255
   * @param hexadecimal 32 hexadecimal digits
   * @return false when the file has another key for that generation; nothing is changed then
   */
  public static boolean add(Path file, int generation, String hexadecimal) throws IOException {
    String key = HEX.formatHex(key(hexadecimal));
    Map<String, String> keys = new TreeMap<>(readText(file));
    String present = keys.putIfAbsent(Integer.toString(generation), key);
    if (present != null) {
      return present.equalsIgnoreCase(key);
    }
    PrivateFiles.write(file, (Json.write(keys) + "\n").getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /**
   * Whether a proof is the one of the true card. Takes the same time for any card, whether its
   * generation has a key or not. A card number too short or too long to diversify a key with this
   * application (see {@link CardProof#diversifies}) has no true card.
   *
   * @param generation 1 to 255
   * @param card the card number
   * @param challenge 16 bytes as hexadecimal digits
   * @param proof 16 bytes as hexadecimal digits
   */
  public boolean proves(int generation, String card, String challenge, String proof) {
    if (!CardProof.diversifies(application.bytes(), card)) {
      return false;
    }
    byte[] masterKey = masterKeys.getOrDefault(generation, keyOfNoGeneration);
    boolean same =
        MessageDigest.isEqual(
            CardProof.of(masterKey, application.bytes(), card, HEX.parseHex(challenge)),
            HEX.parseHex(proof));
    return same && masterKeys.containsKey(generation);
  }

  /**
   * Key A of a card's sector, for reading it once.
   *
   * @param generation 1 to 255
   * @param identifier the card's identifier, 4 or 7 bytes as hexadecimal digits
   * @param sector 1 to 15
   * @return 6 bytes as lower-case hexadecimal digits; empty where the generation has no master key
   */
  public Optional<String> sectorKey(int generation, String identifier, int sector) {
    return Optional.ofNullable(masterKeys.get(generation))
        .map(
            masterKey ->
                HEX.formatHex(
                    SectorKeys.keyA(
                        masterKey, application.bytes(), HEX.parseHex(identifier), sector)));
  }

  private static Map<String, String> readText(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      Map<String, String> keys =
          Json.GSON.fromJson(Files.readString(file), new TypeToken<Map<String, String>>() {});
      return keys == null ? Map.of() : keys;
    } catch (JsonParseException e) {
      throw malformed(file);
    }
  }

  private static IOException malformed(Path file) {
    return new IOException(
        file + " is no key file: a JSON object, generation (1 to 255) to 32 hexadecimal digits");
  }

  private static int generation(String text) {
    int generation = Integer.parseInt(text);
    if (generation < 1 || generation > 255) {
      throw new IllegalArgumentException("generation: 1 to 255");
    }
    return generation;
  }

  private static byte[] key(String hexadecimal) {
    byte[] key = HEX.parseHex(hexadecimal);
    if (key.length != CardProof.LENGTH) {
      throw new IllegalArgumentException("key: 32 hexadecimal digits");
    }
    return key;
  }
}
