package org.clearkiosk.sim.vpcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The storage-card commands of PC/SC part 3 on a MIFARE Classic card. */
class StorageCommandSlotTest {
  private static final String LOAD = "FF8200000677AE46821FFC";
  private static final String AUTHENTICATE = "FF860000050100046000";
  private static final String READ = "FFB0000410";
  private static final String BLOCK_4 = "E118C00101C10A363030383238313030";

  private Placement placement;

  @BeforeEach
  void lay() throws IOException {
    placement =
        new Placement(
            "card",
            VirtualCard.of(Deck.demo().find("classic-08281001").orElseThrow()),
            new Fault.None());
    placement.slot().powerOn();
  }

  @Test
  void aTerminalReadsTheSector() {
    assertThat(send("FFCA000000")).isEqualTo("63DDF3469000");
    assertThat(send(LOAD)).isEqualTo("9000");
    assertThat(send(AUTHENTICATE)).isEqualTo("9000");
    assertThat(send(READ)).isEqualTo(BLOCK_4 + "9000");
    assertThat(send("FFB0000500")).isEqualTo("31C20101CF041C7869810000000000009000");
  }

  @Test
  void aWrongKeyIsRefusedAndTheRightOneWorksAfterwards() {
    assertThat(send(AUTHENTICATE)).as("the place still holds the factory's key").isEqualTo("6300");
    assertThat(send(READ)).isEqualTo("6982");
    send(LOAD);
    assertThat(send(AUTHENTICATE)).isEqualTo("9000");
    assertThat(send(READ)).isEqualTo(BLOCK_4 + "9000");
  }

  @Test
  void theOtherPlaceHoldsAKeyOfItsOwn() {
    assertThat(send("FF8220010677AE46821FFC")).isEqualTo("9000");
    assertThat(send("FF860000050100046000")).isEqualTo("6300");
    assertThat(send("FF860000050100046001")).isEqualTo("9000");
  }

  @Test
  void aResetForgetsTheAuthenticationAndKeepsTheKey() {
    send(LOAD);
    send(AUTHENTICATE);
    placement.slot().powerOff();
    placement.slot().powerOn();
    assertThat(send(READ)).isEqualTo("6982");
    assertThat(send(AUTHENTICATE)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({
    "FFB0000404, 6C10",
    "FFB0000411, E118C00101C10A3630303832383130306282",
    "FFB0004010, 6A82",
    "FFB0010410, 6A82",
    "FFB00008 10, 6982",
    "FFB00004,   6700",
    "FF86000005010004600000, 6700",
    "FF860000050100406000, 6581",
    "FF860000050100046200, 6986",
    "FF860000050100046002, 6988",
    "FF860000050000046000, 6A86",
    "FF860100050100046000, 6A86",
    "FF8200020677AE46821FFC, 6988",
    "FF8200000577AE46821F, 6989",
    "FF82000006, 6700",
    "FF8280000677AE46821FFC, 6984",
    "FF88000460 00, 6A81",
    "FFD6000401 00, 6A81",
    "00A4040008F0434C4541524B0100, 6A81",
    "FF, 6A81"
  })
  void everyCommandHasItsAnswer(String command, String answer) {
    send(LOAD);
    send(AUTHENTICATE);
    assertThat(send(command)).isEqualTo(answer);
  }

  @Test
  void faultsHappenToWhatReachesTheCard() {
    send(LOAD);
    placement.apply(new CardFault.Slow(new Delay.Fixed(5)));
    assertThat(transmit(AUTHENTICATE))
        .isEqualTo(
            new SlotReply.Delayed(
                Duration.ofMillis(5), new SlotReply.Answer(ByteString.parse("9000"))));
    placement.apply(new CardFault.Tear(1));
    assertThat(transmit(READ)).isEqualTo(new SlotReply.Departure());
    placement.apply(new CardFault.Mute());
    assertThat(transmit(READ)).isEqualTo(new SlotReply.Silence());
    assertThat(send(LOAD)).as("the reader itself answers").isEqualTo("9000");
  }

  private String send(String command) {
    SlotReply reply = transmit(command);
    assertThat(reply).isInstanceOf(SlotReply.Answer.class);
    return ((SlotReply.Answer) reply).bytes().toHexadecimal();
  }

  private SlotReply transmit(String command) {
    return placement.slot().transmit(ByteString.parse(command).toArray());
  }
}
