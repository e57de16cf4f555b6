package org.clearkiosk.sim.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the deck of the demo campus: a card for each of its students, and cards that go wrong. */
public final class DemoCards {
  private static final String STUDENTS = "demo-students.json";
  private static final int OLD_LAYOUT = 0;
  private static final String FIRST_STUDENT = "08281001";
  private static final String UNKNOWN_STUDENT = "99999999";

  private DemoCards() {}

  /** Every card of the deck, personalised anew. */
  public static List<CardFile> all() throws IOException {
    List<CardFile> cards = new ArrayList<>(students());
    cards.addAll(particular());
    cards.addAll(DemoClassicCards.all());
    return List.copyOf(cards);
  }

  private static List<CardFile> students() throws IOException {
    CardOffice office = new CardOffice(CardOffice.DEMO_MASTER_KEY);
    List<CardFile> cards = new ArrayList<>();
    try (@Nullable InputStream resource = DemoCards.class.getResourceAsStream(STUDENTS)) {
      if (resource == null) {
        throw new IOException("The program is incomplete: it lacks its list of demo students.");
      }
      String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      JsonArray students = JsonParser.parseString(json).getAsJsonArray();
      for (JsonElement element : students) {
        JsonObject student = element.getAsJsonObject();
        cards.add(
            office.card(
                student.get("number").getAsString(),
                title(student.get("zh").getAsString(), student.get("en").getAsString())));
      }
    }
    return cards;
  }

  private static List<CardFile> particular() {
    CardOffice office = new CardOffice(CardOffice.DEMO_MASTER_KEY);
    String number = CardOffice.cardNumber(FIRST_STUDENT);
    ByteString ownKey = office.key(number);
    ByteString file = CardLayout.write(CardLayout.VERSION, number, CardOffice.KEY_GENERATION);
    ByteString oldFile = CardLayout.write(OLD_LAYOUT, number, CardOffice.KEY_GENERATION);
    return List.of(
        CardOffice.card(
            "blank", title("空白卡", "blank: nothing written yet"), ByteString.EMPTY, ownKey),
        CardOffice.card(
            "wrong-checksum",
            title("校验错误的卡", "damaged: the checksum is wrong"),
            withLastBitFlipped(file),
            ownKey),
        CardOffice.card(
            "old-layout", title("旧版格式的卡", "layout of an earlier version"), oldFile, ownKey),
        bankCard(),
        phone(),
        office.card(
            "unknown",
            title("系统中没有的卡", "in order, but no server knows it"),
            CardOffice.cardNumber(UNKNOWN_STUDENT)),
        CardOffice.card(
            "cloned",
            title("仿冒卡", "08281001's number and UID with a key of its own"),
            CardOffice.uniqueIdentifier(FIRST_STUDENT),
            file,
            ByteString.parse("5A".repeat(16))));
  }

  /** A contactless bank card: it has another application, so it refuses ours. */
  private static CardFile bankCard() {
    return new CardFile(
        "bank-card",
        title("银行卡", "a bank card: another application"),
        ByteString.parse("3B8580014A434F503123"),
        CardOffice.uniqueIdentifier("bank-card"),
        new CardFile.Application(ByteString.parse("A000000333010101"), ByteString.EMPTY, Map.of()));
  }

  /** A phone that plays a card: it draws its identifier by chance and knows other applications. */
  private static CardFile phone() {
    return new CardFile(
        "phone",
        title("手机", "a phone: a UID of chance, other applications"),
        ByteString.parse("3B80800101"),
        CardFile.RANDOM_IDENTIFIER,
        new CardFile.Application(ByteString.parse("A0000000041010"), ByteString.EMPTY, Map.of()));
  }

  private static ByteString withLastBitFlipped(ByteString file) {
    byte[] bytes = file.toArray();
    bytes[bytes.length - 1] ^= 1;
    return ByteString.of(bytes);
  }

  static CardFile.Title title(String chinese, String english) {
    return new CardFile.Title(chinese, english);
  }
}
