package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ReaderListener;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.sim.bench.SerialReader;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.ClassicCard;
import org.clearkiosk.sim.card.ClassicOffice;
import org.clearkiosk.sim.card.CpuCard;
import org.clearkiosk.sim.card.DemoCards;
import org.clearkiosk.sim.card.VirtualCard;

/** A simulated PN532 on a real pseudo-terminal, and readers under test that listen there. */
final class SerialBench implements AutoCloseable {
  /** Within which the loss of a reader is to be noticed. */
  static final Duration NOTICED = Duration.ofSeconds(2);

  private static final Duration POLL = Duration.ofMillis(2);
  private static final ByteString MASTER_KEY = ByteString.parse("00112233445566778899AABBCCDDEEFF");

  private final Path folder;
  private final SerialReader chip;
  private final List<Pn532Reader> readers = new ArrayList<>();

  private SerialBench(Path folder) {
    this.folder = folder;
    this.chip = new SerialReader();
  }

  /** A bench whose chip is not plugged in. */
  static SerialBench unplugged() throws IOException {
    return new SerialBench(Files.createTempDirectory("pn532-test"));
  }

  /** A bench with its chip plugged in. */
  static SerialBench start() throws IOException {
    SerialBench bench = unplugged();
    bench.chip.plug(bench.firstPath());
    return bench;
  }

  SerialReader chip() {
    return chip;
  }

  /** Where the chip is plugged in at first. */
  Path firstPath() {
    return folder.resolve("ttyPN532-0");
  }

  /** Another name that the configuration's pattern finds. */
  Path otherPath() {
    return folder.resolve("ttyPN532-1");
  }

  /** Starts a reader for all profiles, with the demo office's keys. */
  Pn532Reader reader(ReaderListener listener) {
    return reader(EnumSet.allOf(CardProfile.class), demoKeys(), listener);
  }

  Pn532Reader reader(EnumSet<CardProfile> profiles, SectorKeySource keys, ReaderListener listener) {
    Pn532Reader reader = new Pn532Reader(configuration(profiles), keys);
    readers.add(reader);
    reader.start(listener);
    return reader;
  }

  /** Where the chip is to be found, under either of its names. */
  Pn532Configuration configuration(EnumSet<CardProfile> profiles) {
    return Pn532Configuration.forDevice(folder + "/ttyPN532-*", CampusCards.of(profiles));
  }

  /** What a central server does for a terminal. */
  static SectorKeySource demoKeys() {
    ClassicOffice office = new ClassicOffice(CardOffice.DEMO_MASTER_KEY);
    return (identifier, sector) ->
        CompletableFuture.completedFuture(
            Optional.of(
                new SectorKey(SectorKey.Kind.A, office.keyA(ByteString.of(identifier)).toArray())));
  }

  /** The published card: number 6008281001, with the published master key. */
  static VirtualCard publishedCard() {
    return campusCard("08281001");
  }

  /** A card in order with the published master key; its number is 60 and the student's. */
  static VirtualCard campusCard(String student) {
    return new CpuCard(new CardOffice(MASTER_KEY).card(student, new CardFile.Title("卡", "card")));
  }

  /** One of the simulator's MIFARE Classic cards. */
  static VirtualCard classicCard(String label) throws IOException {
    return new ClassicCard(demo(label));
  }

  /** One of the simulator's processor cards. */
  static VirtualCard processorCard(String label) throws IOException {
    return new CpuCard(demo(label));
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
    readers.forEach(Pn532Reader::close);
    chip.close();
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static CardFile demo(String label) throws IOException {
    return DemoCards.all().stream()
        .filter(card -> card.label().equals(label))
        .findFirst()
        .orElseThrow();
  }
}
