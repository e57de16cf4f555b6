package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.profile.CampusCards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Several devices are there, and none is of use. */
class FailingDevicesTest {
  private static final int LOOKS = 3;

  private final Logger logger = (Logger) LoggerFactory.getLogger(Pn532Loop.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.WARN);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void areLoggedOnceEachAlthoughTheyFailDifferently(@TempDir Path folder) throws Exception {
    String refusing = Files.createFile(folder.resolve("ttyRefusing")).toString();
    String silent = Files.createFile(folder.resolve("ttySilent")).toString();
    CountDownLatch opened = new CountDownLatch(2 * LOOKS);
    SerialPorts failing =
        (device, baud) -> {
          opened.countDown();
          throw device.equals(refusing)
              ? new LineException(Why.NOT_PERMITTED, "refused")
              : new LineException(Why.SERVICE_NOT_ANSWERING, "silent");
        };
    Pn532Configuration configuration =
        new Pn532Configuration(
            List.of(refusing, silent),
            Pn532Configuration.DEFAULT_BAUD,
            CampusCards.of(EnumSet.of(CardProfile.CPU)),
            Pn532Configuration.DEFAULT_READ_TIMEOUT,
            Pn532Configuration.DEFAULT_PROOF_TIMEOUT);
    try (Pn532Reader reader =
        new Pn532Reader(configuration, SectorKeySource.none(), Dumping.none(), failing)) {
      reader.start(new EventLog());
      assertThat(opened.await(EventLog.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            line -> assertThat(line).endsWith(refusing + ": refused"),
            line -> assertThat(line).endsWith(silent + ": silent"));
  }
}
