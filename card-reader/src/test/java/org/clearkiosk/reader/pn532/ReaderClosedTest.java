package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderThreads;
import org.junit.jupiter.api.Test;

class ReaderClosedTest {
  private static final int MANY = 50;

  @Test
  void endsItsThreadAndReportsNothingMore() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      assertThat(ReaderThreads.of(reader.name())).containsExactly(reader.name());

      reader.close();
      reader.close();
      bench.chip().remove();

      assertThat(ReaderThreads.of(reader.name())).isEmpty();
      assertThat(reader.prove(log.lastIdentified(), new byte[16]).get(1, TimeUnit.SECONDS))
          .isInstanceOf(ProofOutcome.CardGone.class);
      assertThatIllegalStateException().isThrownBy(() -> reader.start(log));
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void mayBeClosedByItsListener() throws Exception {
    EventLog log = new EventLog();
    CompletableFuture<Pn532Reader> self = new CompletableFuture<>();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader =
          bench.reader(
              event -> {
                log.onEvent(event);
                self.join().close();
              });
      self.complete(reader);

      SerialBench.awaitUntil("its thread ends", () -> ReaderThreads.of(reader.name()).isEmpty());
    }
    assertThat(log.all()).containsExactly("ready");
  }

  @Test
  void doesNotWaitForAKey() throws Exception {
    EventLog log = new EventLog();
    List<String> told;
    CountDownLatch asked = new CountDownLatch(1);
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader =
          bench.reader(
              EnumSet.of(CardProfile.CLASSIC),
              (identifier, sector) -> {
                asked.countDown();
                return new CompletableFuture<>();
              },
              log);
      bench.chip().place("one", SerialBench.classicCard("classic-08281001"));
      assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

      reader.close();

      assertThat(ReaderThreads.of(reader.name())).isEmpty();
      told = log.all();
    }
    assertThat(log.all()).as("nothing more is told").isEqualTo(told);
    // A chip that answers late on a busy machine is lost and found again
    assertThat(told)
        .as("nothing is told of the card whose key never came")
        .startsWith("ready")
        .isSubsetOf("ready", "lost: service not answering");
  }

  @Test
  void leavesNoFileDescriptorsBehind() throws Exception {
    try (SerialBench bench = SerialBench.start()) {
      EventLog first = new EventLog();
      Pn532Reader one = bench.reader(first);
      first.awaitExactly("ready");
      one.close();
      long before = openDevices();
      for (int round = 0; round < MANY; round++) {
        EventLog log = new EventLog();
        Pn532Reader reader = bench.reader(log);
        log.awaitExactly("ready");
        reader.close();
      }
      assertThat(openDevices()).isEqualTo(before);
    }
  }

  private static long openDevices() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(ReaderClosedTest::isTerminal).count();
    }
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith("/dev/pts");
    } catch (IOException e) {
      return false;
    }
  }
}
