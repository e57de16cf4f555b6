package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import javax.smartcardio.TerminalFactory;
import org.clearkiosk.sim.card.Deck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The bench as a Java program sees it. One test and one daemon only: the JDK's provider does not
 * survive the end of the pcscd it first spoke to.
 */
@Timeout(60)
class JavaSmartcardTest {
  private static final byte[] SELECT = bytes("00A4040008F0434C4541524B0100");
  private static final int WAIT = 5000;

  @Test
  void aCardArrivesAnswersAndLeaves() throws Exception {
    String socket = System.getenv(PcscDaemon.SOCKET_VARIABLE);
    assumeTrue(socket != null, "PCSCLITE_CSOCK_NAME is set by the build");
    RunFolder folder = RunFolder.ofSocket(Path.of(socket));
    try (Simulator simulator = Simulator.start(folder, Deck.demo())) {
      CardTerminal terminal = TerminalFactory.getInstance("PC/SC", null).terminals().list().get(0);
      assertThat(terminal.getName()).isEqualTo(simulator.daemon().readerNames().get(0));
      assertThat(terminal.isCardPresent()).isFalse();

      simulator.tap("08281001");
      assertThat(terminal.waitForCardPresent(WAIT)).isTrue();
      Card card = terminal.connect("*");
      assertThat(card.getATR().getBytes()).isEqualTo(bytes("3B80800101"));
      CardChannel channel = card.getBasicChannel();
      assertThat(send(channel, SELECT).getSW()).isEqualTo(0x9000);
      assertThat(send(channel, bytes("00B0810000")).getData())
          .isEqualTo(bytes("E118C00101C10A36303038323831303031C20101CF041C786981"));
      byte[] challenge = bytes("0088000110000102030405060708090A0B0C0D0E0F10");
      byte[] first = send(channel, challenge).getData();
      assertThat(first).hasSize(16).isEqualTo(send(channel, challenge).getData());
      assertThat(medianRoundTrip(channel)).isLessThan(Duration.ofMillis(20));

      card.disconnect(true);
      channel = terminal.connect("*").getBasicChannel();
      assertThat(send(channel, bytes("00B0810000")).getSW())
          .as("after a reset nothing is selected")
          .isEqualTo(0x6A82);

      simulator.remove();
      assertThat(terminal.waitForCardAbsent(WAIT)).isTrue();
    }
  }

  /** Without the acknowledgement at once in VpcdSession this is above 40 ms. */
  private static Duration medianRoundTrip(CardChannel channel) throws Exception {
    long[] times = new long[51];
    for (int index = 0; index < times.length; index++) {
      long before = System.nanoTime();
      send(channel, SELECT);
      times[index] = System.nanoTime() - before;
    }
    Arrays.sort(times);
    return Duration.ofNanos(times[times.length / 2]);
  }

  private static ResponseAPDU send(CardChannel channel, byte[] command) throws Exception {
    return channel.transmit(new CommandAPDU(command));
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal);
  }
}
