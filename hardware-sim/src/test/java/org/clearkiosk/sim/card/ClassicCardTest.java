package org.clearkiosk.sim.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicCardTest {
  private static final ByteString MASTER_KEY = ByteString.parse("00112233445566778899AABBCCDDEEFF");
  private static final String REFUSED = "04";
  private static final String FACTORY_KEY = "FFFFFFFFFFFF";

  @ParameterizedTest
  @CsvSource({
    "01020304,       284F5F804B98 78778869 63F9B44951D6",
    "04112233445566, 8711C38D2AC2 78778869 FA12B4EE8618"
  })
  void theTrailerIsThePublishedOne(String uid, String trailer) {
    CardFile card =
        new ClassicOffice(MASTER_KEY)
            .card("x", new CardFile.Title("卡", "card"), ByteString.parse(uid), ByteString.EMPTY);
    assertThat(card.memory().block(7)).isEqualTo(ByteString.parse(trailer));
    assertThat(new ClassicOffice(MASTER_KEY).keyA(ByteString.parse(uid)))
        .isEqualTo(card.memory().keyA(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic-08281001", "classic-08281006"})
  void theSectorGivesTheCardFileUnderTheCardsOwnKey(String label) throws IOException {
    CardFile file = Deck.demo().find(label).orElseThrow();
    VirtualCard card = VirtualCard.of(file);
    assertThat(send(card, authenticate(file, "60", 4, file.memory().keyA(1)))).isEqualTo("0A");
    String student = label.substring("classic-".length());
    String cpuFile = Deck.demo().find(student).orElseThrow().application().file().toHexadecimal();
    assertThat(send(card, "3004") + send(card, "3005") + send(card, "3006"))
        .isEqualTo(cpuFile + "0".repeat(96 - cpuFile.length()));
  }

  @Test
  void keysAreNeverRead() throws IOException {
    CardFile file = card();
    VirtualCard card = VirtualCard.of(file);
    send(card, authenticate(file, "61", 7, file.memory().keyB(1)));
    assertThat(send(card, "3007")).isEqualTo("00000000000078778869000000000000");
    send(card, authenticate(file, "60", 63, ByteString.parse(FACTORY_KEY)));
    assertThat(send(card, "303F"))
        .as("key B of a factory sector is data")
        .isEqualTo("000000000000FF078069FFFFFFFFFFFF");
  }

  @Test
  void aFactorySectorsKeyBIsDataAndOpensNothing() throws IOException {
    CardFile file = card();
    VirtualCard card = VirtualCard.of(file);
    assertThat(send(card, authenticate(file, "61", 8, ByteString.parse(FACTORY_KEY))))
        .isEqualTo(REFUSED);
  }

  @Test
  void theMakersBlockBeginsWithTheIdentifier() throws IOException {
    CardFile file = card();
    VirtualCard card = VirtualCard.of(file);
    send(card, authenticate(file, "60", 0, ByteString.parse(FACTORY_KEY)));
    // 63^DD^F3^46 = 0B
    assertThat(send(card, "3000")).isEqualTo("63DDF3460B0804000000000000000000");
    assertThat(card.activation())
        .isEqualTo(new Activation(ByteString.parse("0004"), 8, ByteString.EMPTY));
  }

  @Test
  void anAuthenticationOpensOneSectorUntilTheCardIsReset() throws IOException {
    CardFile file = card();
    VirtualCard card = VirtualCard.of(file);
    byte[] authenticate = authenticate(file, "60", 4, file.memory().keyA(1));
    assertThat(send(card, "3004")).as("before").isEqualTo(REFUSED);
    assertThat(send(card, authenticate)).as("halted").isEqualTo(REFUSED);
    card.reset();
    assertThat(send(card, authenticate)).isEqualTo("0A");
    assertThat(send(card, "3008")).as("another sector").isEqualTo(REFUSED);
    card.reset();
    send(card, authenticate);
    card.reset();
    assertThat(send(card, "3004")).as("after a reset").isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "60",
        "6004",
        "3040",
        "30FF",
        "300400",
        "A004",
        "B2",
        "6004FFFFFFFFFFFF63DDF346",
        "600477AE46821FFC63DDF347",
        "600477AE46821FFC63DDF34600",
        "00A4040000"
      })
  void whatIsWrongIsRefused(String command) throws IOException {
    assertThat(send(VirtualCard.of(card()), command)).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    // C1 C2 C3 of block 0, whether key A and key B read it (MF1S50yyX/V1, table 8)
    "FF078069, true,  true", // 000
    "FF0780 69, true, true",
    "EF07 81 69, true, true", // 010
    "FE17 80 69, true, true", // 100
    "EE17 81 69, true, true", // 110
    "FF06 90 69, true, true", // 001
    "EF06 91 69, false, true", // 011
    "FE16 90 69, false, true", // 101
    "EE16 91 69, false, false", // 111
    "FF078169, false, false", // copies that disagree
    "00000000, false, false"
  })
  void theAccessConditionsDecideWhoReads(String conditions, boolean keyA, boolean keyB) {
    byte[] trailer = ByteString.parse(FACTORY_KEY + conditions + FACTORY_KEY).toArray();
    AccessConditions access = AccessConditions.of(trailer);
    assertThat(access.mayRead(0, true)).isEqualTo(keyA);
    assertThat(access.mayRead(0, false)).isEqualTo(keyB);
  }

  @Test
  void boundsHold() throws IOException {
    CardFile cpu = Deck.demo().find("08281001").orElseThrow();
    assertThatIllegalStateException().isThrownBy(cpu::memory);
    assertThatIllegalStateException().isThrownBy(() -> card().application());
    ByteString two = ByteString.parse("0004");
    ByteString one = ByteString.parse("08");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassicMemory(two, one, Map.of(0, ByteString.of(new byte[16]))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassicMemory(two, one, Map.of(64, ByteString.of(new byte[16]))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassicMemory(two, one, Map.of(4, one)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassicMemory(one, one, Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassicMemory(two, two, Map.of()));
  }

  @Test
  void aProcessorCardsActivationCarriesItsHistoricalBytes() throws IOException {
    assertThat(VirtualCard.of(Deck.demo().find("08281001").orElseThrow()).activation())
        .isEqualTo(new Activation(ByteString.parse("0344"), 0x20, ByteString.parse("0578808002")));
    assertThat(VirtualCard.of(Deck.demo().find("bank-card").orElseThrow()).activation())
        .isEqualTo(
            new Activation(
                ByteString.parse("0344"), 0x20, ByteString.parse("0A788080024A434F5031")));
  }

  private static CardFile card() throws IOException {
    return Deck.demo().find("classic-08281001").orElseThrow();
  }

  private static byte[] authenticate(CardFile card, String type, int block, ByteString key) {
    String uid = card.uniqueIdentifier().toHexadecimal();
    return ByteString.parse(
            type
                + String.format("%02X", block)
                + key.toHexadecimal()
                + uid.substring(uid.length() - 8))
        .toArray();
  }

  private static String send(VirtualCard card, String command) {
    return send(card, ByteString.parse(command).toArray());
  }

  private static String send(VirtualCard card, byte[] command) {
    return ByteString.of(card.transmit(command)).toHexadecimal();
  }
}
