package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.ReaderFault;
import org.clearkiosk.sim.fault.ServiceFault;
import org.clearkiosk.sim.vpcd.SlotStatus;
import org.clearkiosk.sim.vpcd.SlotStatus.Presence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bench with the real pcscd, judged by OpenSC. */
@Timeout(60)
class SimulatorTest {
  private static final String SELECT = "00:A4:04:00:08:F0:43:4C:45:41:52:4B:01:00";
  private static final String READ = "00:B0:81:00:00";

  private static Simulator simulator;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    simulator = Simulator.start(RunFolder.open(folder.resolve("sim")), Deck.demo());
  }

  @AfterAll
  static void stop() throws IOException {
    simulator.close();
  }

  @AfterEach
  void clear() throws Exception {
    simulator.setFault(0, new Fault.None());
    simulator.remove(0);
    simulator.remove(1);
    simulator.daemon().start();
    awaitAbsent(0);
    awaitAbsent(1);
  }

  @Test
  void aTappedCardIsSeenAndARemovedOneIsGone() throws Exception {
    assertThat(OpenSc.run(simulator.daemon(), "-l"))
        .containsPattern("0 +No +Clearance Kiosk Sim 00 00")
        .containsPattern("1 +No +Clearance Kiosk Sim 00 01");

    assertThat(simulator.tap("08281001")).isEqualTo(Simulator.TapResult.NOTICED);
    assertThat(OpenSc.run(simulator.daemon(), "-l")).containsPattern("0 +Yes");
    assertThat(OpenSc.run(simulator.daemon(), "--reader", "0", "-a")).contains("3b:80:80:01:01");
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT, READ))
        .contains("SW1=0x90, SW2=0x00")
        .contains("E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 30")
        .contains("31 C2 01 01 CF 04 1C 78 69 81");

    simulator.remove();
    assertThat(simulator.status().readers().get(0).slot().presence()).isEqualTo(Presence.EMPTY);
    awaitAbsent(0);
  }

  @Test
  void theSecondSlotHoldsACardOfItsOwn() throws Exception {
    simulator.tap(0, "08281001");
    simulator.tap(1, "bank-card");
    assertThat(OpenSc.run(simulator.daemon(), "-l"))
        .containsPattern("0 +Yes")
        .containsPattern("1 +Yes");
    assertThat(OpenSc.send(simulator.daemon(), 1, SELECT)).contains("SW1=0x6A, SW2=0x82");
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT)).contains("SW1=0x90, SW2=0x00");
  }

  @Test
  void theReaderItselfTellsTheUniqueIdentifier() throws Exception {
    simulator.tap("08281001");
    String uid = simulator.deck().find("08281001").orElseThrow().uniqueIdentifier().toHexadecimal();
    assertThat(OpenSc.send(simulator.daemon(), 0, "FF:CA:00:00:00").replace(" ", "")).contains(uid);
    assertThat(OpenSc.send(simulator.daemon(), 0, "FF:CA:01:00:00")).contains("SW1=0x6A, SW2=0x81");
  }

  @Test
  void aClassicCardIsReadWithPartThreeCommands() throws Exception {
    simulator.tap("classic-08281001");
    assertThat(OpenSc.run(simulator.daemon(), "--reader", "0", "-a"))
        .contains("3b:8f:80:01:80:4f:0c:a0:00:00:03:06:03:00:01:00:00:00:00:6a");
    assertThat(
            OpenSc.send(
                simulator.daemon(),
                0,
                "FF:82:00:00:06:77:AE:46:82:1F:FC",
                "FF:86:00:00:05:01:00:04:60:00",
                "FF:B0:00:04:10"))
        .contains("E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 30")
        .doesNotContain("SW1=0x6");
  }

  @Test
  void aCardThatReplacesAnotherIsAnArrivalOfItsOwn() throws Exception {
    BlockingQueue<SlotStatus> seen = new LinkedBlockingQueue<>();
    simulator.slot(0).addListener(seen::add);
    simulator.tap("08281001");
    assertThat(simulator.tap("08281006")).isEqualTo(Simulator.TapResult.NOTICED);
    assertThat(List.of(take(seen), take(seen), take(seen), take(seen), take(seen)))
        .containsExactly(
            status(Presence.PLACED, "08281001"),
            status(Presence.NOTICED, "08281001"),
            new SlotStatus(Presence.EMPTY, Optional.empty()),
            status(Presence.PLACED, "08281006"),
            status(Presence.NOTICED, "08281006"));
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT, READ))
        .contains("E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 30")
        .contains("36 C2 01 01");
  }

  @Test
  void aCardStaysOnTheReaderWhilePcscdIsRestarted() throws Exception {
    simulator.tap("08281001");
    simulator.happen(ServiceFault.RESTART);
    assertThat(noticedAgain()).isTrue();
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT)).contains("SW1=0x90, SW2=0x00");
  }

  @Test
  void aCardStaysOnTheReaderWhilePcscdCrashesAndComesBack() throws Exception {
    simulator.tap("08281001");
    simulator.happen(ServiceFault.KILL);
    assertThat(simulator.status().daemonRunning()).isFalse();
    assertThat(
            simulator
                .slot(0)
                .awaitStatus(now -> now.presence() == Presence.PLACED, Duration.ofSeconds(5)))
        .isTrue();
    simulator.happen(ServiceFault.START);
    assertThat(noticedAgain()).isTrue();
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT)).contains("SW1=0x90, SW2=0x00");
  }

  @Test
  void aSerialReaderOfWhichNoPathWasNamedIsPluggedInInTheRunFolder() throws Exception {
    simulator.happen(Place.SERIAL, new ReaderFault.Plug());
    Path port = simulator.serial().state().path().orElseThrow();
    assertThat(port).exists().endsWithRaw(Path.of("sim", "pn532"));
    simulator.happen(Place.SERIAL, new ReaderFault.Unplug());
    assertThat(port).doesNotExist();
  }

  @Test
  void anUnknownLabelChangesNothing() {
    simulator.tap("08281001");
    assertThat(simulator.tap("08289999")).isEqualTo(Simulator.TapResult.UNKNOWN_CARD);
    assertThat(simulator.status().readers().get(0).slot().label()).contains("08281001");
  }

  @Test
  void aTornCardLeavesAtItsCommandAndTheFaultIsOver() throws Exception {
    simulator.setFault(0, new CardFault.Tear(2));
    simulator.tap("08281001");
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT, READ))
        .contains("SW1=0x90, SW2=0x00")
        .doesNotContain("E1 18");
    assertThat(
            simulator
                .slot(0)
                .awaitStatus(now -> now.presence() == Presence.EMPTY, Duration.ofSeconds(5)))
        .isTrue();
    assertThat(simulator.status().readers().get(0).fault()).isEqualTo(new Fault.None());
    awaitAbsent(0);
  }

  @Test
  void aSlowCardAnswersLateAndRightly() throws Exception {
    simulator.setFault(0, new CardFault.Slow(new Delay.Fixed(700)));
    simulator.tap("08281001");
    long before = System.nanoTime();
    assertThat(OpenSc.send(simulator.daemon(), 0, SELECT)).contains("SW1=0x90, SW2=0x00");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void aMuteCardAnswersNothingUntilItIsTaken() throws Exception {
    simulator.setFault(0, new CardFault.Mute());
    simulator.tap("08281001");
    ProcessBuilder builder =
        new ProcessBuilder(
                "opensc-tool", "--reader", "0", "--card-driver", "default", "--send-apdu", SELECT)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(simulator.daemon().environment());
    Process waiting = builder.start();
    assertThat(waiting.waitFor(2, TimeUnit.SECONDS)).as("answered").isFalse();
    simulator.remove();
    assertThat(waiting.waitFor(10, TimeUnit.SECONDS)).as("released").isTrue();
  }

  private static boolean noticedAgain() {
    return simulator
        .slot(0)
        .awaitStatus(now -> now.presence() == Presence.NOTICED, Duration.ofSeconds(5));
  }

  private static void awaitAbsent(int reader) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    String seen;
    do {
      seen = OpenSc.run(simulator.daemon(), "-l");
    } while (seen.matches("(?s).*\n" + reader + " +Yes.*") && System.nanoTime() < deadline);
    assertThat(seen).containsPattern(reader + " +No");
  }

  private static SlotStatus status(Presence presence, String label) {
    return new SlotStatus(presence, Optional.of(label));
  }

  private static SlotStatus take(BlockingQueue<SlotStatus> queue) throws InterruptedException {
    SlotStatus next = queue.poll(5, TimeUnit.SECONDS);
    assertThat(next).as("next status").isNotNull();
    return next;
  }
}
