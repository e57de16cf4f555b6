package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.junit.jupiter.api.Test;

class FrameExchangeTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final String DAMAGED = "0000FF06FAD50332010607E900";

  @Test
  void takesAcknowledgementAndResponse() throws LineException {
    ScriptedLine line = new ScriptedLine(Bytes.ACK + " " + Bytes.FIRMWARE_RESPONSE);

    assertThat(firmware(line)).isEqualTo("32010607");
    assertThat(line.written()).containsExactly(Bytes.FIRMWARE);
  }

  @Test
  void takesThemByteByByte() throws LineException {
    ScriptedLine line =
        new ScriptedLine(
            (Bytes.ACK + Bytes.FIRMWARE_RESPONSE).replaceAll("(..)(?=.)", "$1 ").strip());

    assertThat(firmware(line)).isEqualTo("32010607");
  }

  @Test
  void sendsAgainWhatWasNotAcknowledged() throws LineException {
    ScriptedLine line = new ScriptedLine("", Bytes.NACK, Bytes.ACK + Bytes.FIRMWARE_RESPONSE);

    assertThat(firmware(line)).isEqualTo("32010607");
    assertThat(line.written()).containsExactly(Bytes.FIRMWARE, Bytes.FIRMWARE, Bytes.FIRMWARE);
  }

  @Test
  void asksAgainForWhatCameDamaged() throws LineException {
    ScriptedLine line = new ScriptedLine(Bytes.ACK + DAMAGED, Bytes.FIRMWARE_RESPONSE);

    assertThat(firmware(line)).isEqualTo("32010607");
    assertThat(line.written()).containsExactly(Bytes.FIRMWARE, Bytes.NACK);
  }

  @Test
  void asksAgainForWhatCameByHalf() throws LineException {
    ScriptedLine line =
        new ScriptedLine(Bytes.ACK + "0000FF06FAD503", DAMAGED, Bytes.FIRMWARE_RESPONSE);

    assertThat(firmware(line)).isEqualTo("32010607");
    assertThat(line.written()).containsExactly(Bytes.FIRMWARE, Bytes.NACK, Bytes.NACK);
  }

  @Test
  void doesWithoutABrokenAcknowledgement() throws LineException {
    ScriptedLine line = new ScriptedLine("0000FF00FE00 " + Bytes.FIRMWARE_RESPONSE);

    assertThat(firmware(line)).isEqualTo("32010607");
    assertThat(line.written()).containsExactly(Bytes.FIRMWARE);
  }

  @Test
  void passesOverTheResponseToAnotherCommand() throws LineException {
    ScriptedLine line =
        new ScriptedLine(Bytes.ACK + Bytes.response("4B00") + Bytes.FIRMWARE_RESPONSE);

    assertThat(firmware(line)).isEqualTo("32010607");
  }

  @Test
  void forgetsWhatCameBeforeTheCommand() throws LineException {
    ScriptedLine line =
        new ScriptedLine(
            Bytes.ACK + Bytes.FIRMWARE_RESPONSE + " " + Bytes.response("0399"),
            Bytes.ACK + " " + Bytes.FIRMWARE_RESPONSE);
    FrameExchange exchange = new FrameExchange(line);
    exchange.command(0x02, new byte[0], TIMEOUT);

    assertThat(exchange.command(0x02, new byte[0], TIMEOUT))
        .hasValueSatisfying(data -> assertThat(Bytes.text(data)).isEqualTo("32010607"));
  }

  @Test
  void tellsThatTheChipDoesNotKnowTheCommand() throws LineException {
    ScriptedLine line = new ScriptedLine(Bytes.ACK + Bytes.ERROR);

    assertThat(new FrameExchange(line).command(0x02, new byte[0], TIMEOUT)).isEmpty();
  }

  @Test
  void givesUpAChipThatSaysNothing() {
    ScriptedLine line = new ScriptedLine();

    assertSilent(line);
    assertThat(line.written()).hasSize(FrameExchange.MOST_SENDINGS);
  }

  @Test
  void callsOffACommandThatHasNoResponse() {
    ScriptedLine line = new ScriptedLine(Bytes.ACK);

    assertSilent(line);
    assertThat(line.written()).containsExactly(Bytes.FIRMWARE, Bytes.ACK);
  }

  @Test
  void givesUpAChipThatSaysNothingRight() {
    String[] answers = new String[100];
    Arrays.fill(answers, DAMAGED);
    ScriptedLine line = new ScriptedLine(answers);

    assertSilent(line);
    assertThat(line.written())
        .hasSize(FrameExchange.MOST_SENDINGS * (1 + FrameExchange.MOST_REPEATS));
  }

  private static void assertSilent(ScriptedLine line) {
    assertThatExceptionOfType(LineException.class)
        .isThrownBy(() -> firmware(line))
        .satisfies(e -> assertThat(e.why()).isEqualTo(Why.SERVICE_NOT_ANSWERING));
  }

  private static String firmware(ScriptedLine line) throws LineException {
    return Bytes.text(new FrameExchange(line).command(0x02, new byte[0], TIMEOUT).orElseThrow());
  }
}
