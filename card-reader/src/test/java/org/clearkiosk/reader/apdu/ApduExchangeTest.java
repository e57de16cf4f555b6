package org.clearkiosk.reader.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApduExchangeTest {
  private static final CommandApdu READ = new CommandApdu(0x00B08100, 256);

  @Test
  void fetchesWhatTheCardKeepsBack() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("01026103", "03046101", "059000");

    ResponseApdu answer = new ApduExchange(card).send(READ);

    assertThat(answer.data()).containsExactly(1, 2, 3, 4, 5);
    assertThat(answer.isSuccess()).isTrue();
    assertThat(card.commands()).containsExactly("00B0810000", "00C0000003", "00C0000001");
  }

  @Test
  void repeatsWithTheLengthThatTheCardNames() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("6C02", "01029000");

    assertThat(new ApduExchange(card).send(READ).data()).containsExactly(1, 2);
    assertThat(card.commands()).containsExactly("00B0810000", "00B0810002");
  }

  @Test
  void repeatsGetResponseToo() throws TransceiveException {
    ScriptedCard card = new ScriptedCard("6100", "6C01", "079000");

    assertThat(new ApduExchange(card).send(READ).data()).containsExactly(7);
    assertThat(card.commands()).containsExactly("00B0810000", "00C0000000", "00C0000001");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x6C10, 0x6110})
  void endsWithACardThatNeverDoes(int status) throws TransceiveException {
    AtomicInteger commands = new AtomicInteger();
    byte[] same = {(byte) (status >> 8), (byte) status};

    ResponseApdu answer =
        new ApduExchange(
                command -> {
                  commands.incrementAndGet();
                  return same;
                })
            .send(READ);

    assertThat(answer.status()).isEqualTo(new StatusWord(status));
    assertThat(commands).hasValue(ApduExchange.MAXIMUM_ROUNDS);
  }

  @Test
  void gathersNoMoreThanItsBound() throws TransceiveException {
    byte[] much = new byte[1002];
    much[1000] = 0x61;

    ResponseApdu answer = new ApduExchange(command -> much).send(READ);

    assertThat(answer.data()).hasSize(5000);
    assertThat(answer.isSuccess()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90"})
  void takesHalfAnAnswerForACardThatLeft(String half) {
    assertThatExceptionOfType(TransceiveException.class)
        .isThrownBy(() -> new ApduExchange(new ScriptedCard(half)).send(READ))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CARD_GONE));
  }
}
