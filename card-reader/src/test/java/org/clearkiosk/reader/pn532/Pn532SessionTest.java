package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.profile.CardTechnology;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.LineFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The direct way to a PN532 and its cards. */
@Timeout(60)
class Pn532SessionTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final byte[] SELECT = HexFormat.of().parseHex("00A4040008F0434C4541524B0100");

  @Test
  void findsCardsAndSpeaksToThem() throws Exception {
    try (SerialBench bench = SerialBench.start();
        Pn532Session session = opened(bench)) {
      assertThat(session.firmware()).isEqualTo("PN532 firmware 1.6");
      assertThat(session.find()).isEmpty();
      bench.chip().place("one", SerialBench.publishedCard());
      List<FoundCard> found = session.find();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).selectAcknowledge()).isEqualTo(0x20);
      assertThat(session.find()).as("found again after it was activated").isEqualTo(found);
      Transceiver card = session.connect(found.get(0), BOUND);
      assertThat(card.transceive(SELECT)).endsWith(new byte[] {(byte) 0x90, 0x00});
      bench.chip().remove();
      assertThatThrownBy(() -> card.transceive(SELECT))
          .isInstanceOfSatisfying(
              TransceiveException.class,
              gone -> assertThat(gone.reason()).isEqualTo(TransceiveException.Reason.CARD_GONE));
      bench.chip().place("classic", SerialBench.classicCard("classic-08281001"));
      assertThat(session.find().get(0).technologies())
          .containsExactly(CardTechnology.MIFARE_CLASSIC_1K);
      bench.chip().unplug();
      assertThatThrownBy(session::find).isInstanceOf(TransceiveException.class);
    }
  }

  @Test
  void waitsForACardAsLongAsItIsTold() throws Exception {
    try (SerialBench bench = SerialBench.start();
        Pn532Session session = opened(bench)) {
      bench.chip().place("one", SerialBench.publishedCard());
      Transceiver card = session.connect(session.find().get(0), BOUND);
      Duration longer = Pn532.LONGEST_EXCHANGE.plusMillis(200);
      bench.chip().setFault(new CardFault.Slow(new Delay.Fixed((int) longer.toMillis())));

      assertThat(card.transceive(SELECT)).endsWith(new byte[] {(byte) 0x90, 0x00});
    }
  }

  @Test
  void saysWhyThereIsNoReader() throws Exception {
    try (SerialBench bench = SerialBench.unplugged()) {
      assertThat(why(bench)).isEqualTo(Why.NO_READER);
      bench.chip().plug(bench.firstPath());
      bench.chip().setLineFault(new LineFault.Stall());
      assertThat(why(bench)).isEqualTo(Why.SERVICE_NOT_ANSWERING);
    }
  }

  @Test
  void tellsADeviceThatAnotherProgramHasFromAChipThatIsSilent() {
    SerialPorts busy =
        (device, baud) -> {
          throw JsscPorts.failure(
              new SerialPortException(
                  new SerialPort(device), "openPort()", SerialPortException.TYPE_PORT_BUSY));
        };
    assertThat(Pn532Session.open("/dev/ttyUSB0", Pn532Configuration.DEFAULT_BAUD, busy))
        .isInstanceOf(Pn532Opening.InUse.class);
  }

  private static Why why(SerialBench bench) {
    Pn532Opening opening =
        Pn532Session.open(bench.firstPath().toString(), Pn532Configuration.DEFAULT_BAUD);
    assertThat(opening).isInstanceOf(Pn532Opening.Failed.class);
    return ((Pn532Opening.Failed) opening).why();
  }

  private static Pn532Session opened(SerialBench bench) {
    Pn532Opening opening =
        Pn532Session.open(bench.firstPath().toString(), Pn532Configuration.DEFAULT_BAUD);
    assertThat(opening).isInstanceOf(Pn532Opening.Opened.class);
    return ((Pn532Opening.Opened) opening).session();
  }
}
