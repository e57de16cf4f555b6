package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ReaderListener;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.sim.bench.PcscDaemon;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.CpuCard;
import org.clearkiosk.sim.card.DemoCards;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.vpcd.SlotStatus;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.jspecify.annotations.Nullable;

/**
 * A real pcscd of the test's own with two virtual readers, and the readers under test. All tests of
 * this JVM use one socket, since the PC/SC client library looks for it once; another JVM that wants
 * it waits.
 */
final class Bench implements AutoCloseable {
  static final String NAME = "Bench";

  /** Reads the first slot's cards. */
  static final PcscConfiguration FIRST = PcscConfiguration.forReader("^Bench 00 00$");

  /** Reads the second slot's cards. */
  static final PcscConfiguration SECOND = PcscConfiguration.forReader("^Bench 00 01$");

  private static final Duration OTHER_BUILD = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(5);
  private static RunFolder.@Nullable Hold hold;

  private final RunFolder folder;
  private final List<PcscReader> readers = new ArrayList<>();
  private final List<VirtualReader> slots = new ArrayList<>();
  private final List<PcscDaemon> daemons = new ArrayList<>();
  private @Nullable PcscDaemon daemon;

  private Bench(RunFolder folder) {
    this.folder = folder;
  }

  /** A bench whose pcscd does not run yet. */
  static Bench withoutDaemon() throws IOException {
    String socket =
        Objects.requireNonNull(System.getenv(PcscDaemon.SOCKET_VARIABLE), "set by the build");
    RunFolder folder = RunFolder.ofSocket(Path.of(socket));
    holdFolder(folder);
    return new Bench(folder);
  }

  /** A bench with its pcscd running. */
  static Bench start() throws IOException {
    Bench bench = withoutDaemon();
    bench.startDaemon();
    return bench;
  }

  void startDaemon() throws IOException {
    startDaemon(NAME);
  }

  void startDaemon(String readerName) throws IOException {
    PcscDaemon started = PcscDaemon.start(folder, readerName);
    daemon = started;
    daemons.add(started);
  }

  PcscDaemon daemon() {
    return Objects.requireNonNull(daemon, "no daemon was started");
  }

  /** The slot where cards for {@link #FIRST} are laid. */
  VirtualReader firstSlot() {
    return slot(0);
  }

  VirtualReader slot(int number) {
    VirtualReader slot = new VirtualReader(daemon().port(number), "slot " + number);
    slots.add(slot);
    return slot;
  }

  /** Starts a reader under test. */
  PcscReader reader(PcscConfiguration configuration, ReaderListener listener) {
    PcscReader reader = new PcscReader(configuration);
    readers.add(reader);
    reader.start(listener);
    return reader;
  }

  /** Starts a reader under test that takes any of the service's readers that no other has. */
  PcscReader sharingReader(ReaderAllotment allotment, ReaderListener listener) {
    PcscReader reader =
        new PcscReader(
            PcscConfiguration.automatic(), SectorKeySource.none(), Dumping.none(), allotment);
    readers.add(reader);
    reader.start(listener);
    return reader;
  }

  /** The published card: number 6008281001, with the published master key. */
  static VirtualCard publishedCard() {
    return campusCard("08281001");
  }

  /** A card in order with the published master key; its number is 60 and the student's. */
  static VirtualCard campusCard(String student) {
    return new CpuCard(
        new CardOffice(ByteString.parse("00112233445566778899AABBCCDDEEFF"))
            .card(student, new CardFile.Title("卡", "card")));
  }

  /** One of the simulator's broken cards. */
  static VirtualCard brokenCard(String label) throws IOException {
    return new CpuCard(
        DemoCards.all().stream()
            .filter(card -> card.label().equals(label))
            .findFirst()
            .orElseThrow());
  }

  /** Waits until the driver has seen the card that lies there. */
  static void awaitNoticed(VirtualReader slot, String label) {
    assertThat(
            slot.awaitStatus(
                status ->
                    status.presence() == SlotStatus.Presence.NOTICED
                        && status.label().equals(Optional.of(label)),
                EventLog.PATIENCE))
        .describedAs("the driver noticed card %s", label)
        .isTrue();
  }

  /** Waits for something that announces itself to nobody, looking often. */
  static void awaitUntil(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + EventLog.PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("in time: %s", what).isLessThan(deadline);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Closes the readers first, so that they do not see the rest go. */
  @Override
  public void close() throws IOException {
    readers.forEach(PcscReader::close);
    slots.forEach(VirtualReader::close);
    for (PcscDaemon started : daemons) {
      started.close();
    }
  }

  private static synchronized void holdFolder(RunFolder folder) throws IOException {
    long deadline = System.nanoTime() + OTHER_BUILD.toNanos();
    while (hold == null) {
      hold = folder.hold().orElse(null);
      if (hold == null) {
        assertThat(System.nanoTime())
            .describedAs("another build of this user holds %s", folder.path())
            .isLessThan(deadline);
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }
}
