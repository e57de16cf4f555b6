package org.clearkiosk.reader.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HexFormat;
import org.clearkiosk.reader.TransceiveException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TracingTransceiverTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(TracingTransceiver.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.DEBUG);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void tracesHeadersLengthsAndStatusButNoData() throws TransceiveException {
    byte[] command = HexFormat.of().parseHex("0088000104AABBCCDD10");

    byte[] answer =
        new TracingTransceiver("Desk", new ScriptedCard("3630303832389000")).transceive(command);

    assertThat(answer).hasSize(8);
    assertThat(text()).matches("Desk: 00880001 \\+6 -> 6 bytes, 9000, \\d+ µs");
  }

  @Test
  void tracesACardThatLeaves() {
    assertThatExceptionOfType(TransceiveException.class)
        .isThrownBy(
            () -> new TracingTransceiver("Desk", new ScriptedCard()).transceive(new byte[4]));

    assertThat(text()).matches("Desk: 00000000 \\+0 -> CARD_GONE, \\d+ µs");
  }

  @Test
  void isSilentAboveDebug() throws TransceiveException {
    logger.setLevel(Level.INFO);

    new TracingTransceiver("Desk", new ScriptedCard("9000")).transceive(new byte[4]);

    assertThat(lines.list).isEmpty();
  }

  private String text() {
    assertThat(lines.list).hasSize(1);
    return lines.list.get(0).getFormattedMessage();
  }
}
