package org.clearkiosk.sim.vpcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CpuCard;
import org.clearkiosk.sim.card.Deck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GET DATA of PC/SC part 3, 3.2.2.1.3, and what reaches the card. */
class ReaderCommandSlotTest {

  @ParameterizedTest
  @CsvSource({
    "FFCA000000, 041CA0D473D2FC9000",
    "FFCA000007, 041CA0D473D2FC9000",
    "FFCA000004, 6C07",
    "FFCA00000A, 041CA0D473D2FC6282",
    "FFCA0000,   6700",
    "FFCA010000, 6A81",
    "FF82000000, 6A81",
    "FF,         6A81"
  })
  void theReaderAnswersForItself(String command, String answer) throws IOException {
    assertThat(send(slot(), command)).isEqualTo(answer);
  }

  @Test
  void everythingElseIsTheCards() throws IOException {
    CardSlot slot = slot();
    assertThat(send(slot, "00A4040008F0434C4541524B01")).isEqualTo("9000");
    slot.powerOff();
    slot.powerOn();
    assertThat(send(slot, "00B0810000")).as("after the field was off").isEqualTo("6A82");
  }

  @Test
  void aCardWithoutPowerIsSilent() throws IOException {
    CardSlot slot = slot();
    slot.powerOff();
    assertThat(slot.transmit(new byte[] {0, (byte) 0xA4, 4, 0})).isEqualTo(new SlotReply.Silence());
  }

  private static CardSlot slot() throws IOException {
    CpuCard card = new CpuCard(Deck.demo().find("08281001").orElseThrow());
    CardSlot slot = new ReaderCommandSlot(new OccupiedSlot(card), card::uniqueIdentifier);
    slot.powerOn();
    return slot;
  }

  private static String send(CardSlot slot, String command) {
    SlotReply reply = slot.transmit(ByteString.parse(command).toArray());
    assertThat(reply).isInstanceOf(SlotReply.Answer.class);
    return ((SlotReply.Answer) reply).bytes().toHexadecimal();
  }
}
