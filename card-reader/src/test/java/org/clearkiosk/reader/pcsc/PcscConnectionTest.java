package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The direct way to one card. */
@Timeout(60)
class PcscConnectionTest {
  private static final String READER = "Bench 00 00";
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final byte[] SELECT = HexFormat.of().parseHex("00A4040008F0434C4541524B0100");

  @Test
  void sendsWhatItIsGiven() throws Exception {
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      slot.place("one", Bench.publishedCard());
      Bench.awaitNoticed(slot, "one");
      try (PcscConnection card = connected(BOUND)) {
        assertThat(card.answerToReset().toString()).isEqualTo("3B80800101");
        assertThat(card.transceive(SELECT)).endsWith(new byte[] {(byte) 0x90, 0x00});
        assertThat(card.transceive(new byte[] {0, 0x7F, 0, 0})).containsExactly(0x6D, 0x00);
        slot.remove();
        assertThatThrownBy(() -> card.transceive(SELECT))
            .isInstanceOfSatisfying(
                TransceiveException.class,
                gone -> assertThat(gone.reason()).isEqualTo(TransceiveException.Reason.CARD_GONE));
      }
    }
  }

  @Test
  void doesNotWaitForEverForAnAnswer() throws Exception {
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      slot.place("one", Bench.publishedCard());
      Bench.awaitNoticed(slot, "one");
      try (PcscConnection card = connected(Duration.ofSeconds(1))) {
        slot.setFault(new CardFault.Mute());
        assertThatThrownBy(() -> card.transceive(SELECT))
            .isInstanceOfSatisfying(
                TransceiveException.class,
                late -> assertThat(late.reason()).isEqualTo(TransceiveException.Reason.NO_ANSWER));
      }
    }
  }

  @Test
  void saysWhyThereIsNoConnection() throws Exception {
    try (Bench bench = Bench.withoutDaemon()) {
      assertThat(PcscConnection.open(READER, BOUND)).isInstanceOf(PcscConnecting.Unreachable.class);
      bench.startDaemon();
      assertThat(PcscConnection.open(READER, BOUND)).isInstanceOf(PcscConnecting.NoCard.class);
      assertThat(PcscConnection.open("No such reader", BOUND))
          .isInstanceOf(PcscConnecting.Unreachable.class);
    }
  }

  /** The driver has noticed the card, but the service may not have told it yet. */
  private static PcscConnection connected(Duration bound) {
    AtomicReference<@Nullable PcscConnection> connection = new AtomicReference<>();
    Bench.awaitUntil(
        "the service tells that there is a card",
        () -> {
          PcscConnecting result = PcscConnection.open(READER, bound);
          if (result instanceof PcscConnecting.Connected connected) {
            connection.set(connected.connection());
          } else {
            assertThat(result).isInstanceOf(PcscConnecting.NoCard.class);
          }
          return connection.get() != null;
        });
    return Objects.requireNonNull(connection.get());
  }
}
