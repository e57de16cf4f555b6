package org.clearkiosk.sim.vpcd;

import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.sim.card.RecordedCard;
import org.clearkiosk.sim.card.RecordedExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slot with a recorded card: what was recorded is played, the reader's own answers among it; all
 * else goes to the slot behind it.
 */
final class RecordedSlot extends SlotDecorator {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedSlot.class);

  private final RecordedCard card;

  /**
   * @param behind answers what was not recorded
   */
  RecordedSlot(RecordedCard card, CardSlot behind) {
    super(behind);
    this.card = card;
  }

  @Override
  public SlotReply transmit(byte[] command) {
    Optional<RecordedExchange> recorded = card.play(command);
    if (recorded.isEmpty()) {
      LOG.warn("A command of {} bytes was not recorded; it is refused", command.length);
      return super.transmit(command);
    }
    RecordedExchange exchange = recorded.get();
    SlotReply reply = reply(exchange);
    return exchange.milliseconds() == 0
        ? reply
        : new SlotReply.Delayed(Duration.ofMillis(exchange.milliseconds()), reply);
  }

  private static SlotReply reply(RecordedExchange exchange) {
    return switch (exchange.ending()) {
      case ANSWERED -> new SlotReply.Answer(exchange.answer().orElseThrow());
      case SILENT -> new SlotReply.Silence();
      case GONE -> new SlotReply.Departure();
    };
  }
}
