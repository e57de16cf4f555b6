package org.clearkiosk.sim.vpcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.MaskedBytes;
import org.clearkiosk.sim.card.RecordedExchange;
import org.clearkiosk.sim.card.Recording;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mishaps of a card whose answers take as long as they took when they were recorded. */
class FaultySlotTest {
  private static final int MILLISECONDS = 40;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | 010203049000",
        "short-answer | 0102039000",
        "bit-noise 1000000 | FEFDFCFB6FFF",
        "slow 10 | 010203049000",
        "tear-after 10 | gone",
        "tear-after 100 | 010203049000"
      })
  void anAnswerThatComesLateIsStruckToo(String fault, String comes) {
    CardSlot slot = FaultySlot.of((CardFault) Fault.parse(fault), CardSlot.of(recorded()));

    SlotReply reply = slot.transmit(new byte[] {0, (byte) 0xB0, (byte) 0x81, 0, 0});

    Duration late = Duration.ZERO;
    while (reply instanceof SlotReply.Delayed delayed) {
      late = late.plus(delayed.delay());
      reply = delayed.reply();
    }
    assertThat(late).isGreaterThanOrEqualTo(Duration.ofMillis(MILLISECONDS));
    assertThat(reply instanceof SlotReply.Answer answer ? answer.bytes().toHexadecimal() : "gone")
        .isEqualTo(comes);
  }

  private static VirtualCard recorded() {
    RecordedExchange exchange =
        new RecordedExchange(
            MaskedBytes.parse("00B0810000"),
            Optional.of(ByteString.parse("010203049000")),
            RecordedExchange.Ending.ANSWERED,
            MILLISECONDS);
    Activation activation =
        new Activation(ByteString.parse("0344"), 0x20, ByteString.parse("0578808002"));
    return VirtualCard.of(
        new CardFile(
            "recorded",
            new CardFile.Title("录下的卡", "recorded"),
            ByteString.parse("3B80800101"),
            ByteString.parse("08000000"),
            new Recording(activation, List.of(exchange))));
  }
}
