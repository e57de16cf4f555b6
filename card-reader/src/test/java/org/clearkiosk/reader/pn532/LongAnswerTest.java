package org.clearkiosk.reader.pn532;

import java.util.Arrays;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.card.VirtualCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the chip hands over in pieces (UM0701-02, 7.3.8: more information). */
class LongAnswerTest {

  /** Around the lengths at which a frame becomes extended, and an answer more than a piece. */
  @ParameterizedTest
  @ValueSource(ints = {200, 251, 252, 253, 254, 260, 261, 262, 522, 523, 524, 600, 4000})
  void isPutTogether(int length) throws Exception {
    assertReads(length, "card 6008281001");
  }

  @Test
  void isGivenUpWhenItHasNoEnd() throws Exception {
    assertReads(60_000, "unrecognised: mute");
  }

  private static void assertReads(int length, String expected) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitNext("ready");
      bench.chip().place("talkative", new Talkative(SerialBench.publishedCard(), length));
      log.awaitNext(expected);
      bench.chip().remove();
      log.awaitNext("left");
    }
  }

  /** Answers to SELECT with so many bytes of control information. */
  private static final class Talkative implements VirtualCard {
    private static final int SELECT = 0xA4;

    private final VirtualCard card;
    private final int length;

    Talkative(VirtualCard card, int length) {
      this.card = card;
      this.length = length;
    }

    @Override
    public byte[] answerToReset() {
      return card.answerToReset();
    }

    @Override
    public byte[] uniqueIdentifier() {
      return card.uniqueIdentifier();
    }

    @Override
    public void reset() {
      card.reset();
    }

    @Override
    public byte[] transmit(byte[] command) {
      byte[] answer = card.transmit(command);
      if (command.length < 2 || (command[1] & 0xFF) != SELECT) {
        return answer;
      }
      byte[] longer = Arrays.copyOf(new byte[] {0x6F}, length + 2);
      System.arraycopy(answer, answer.length - 2, longer, length, 2);
      return longer;
    }
  }
}
