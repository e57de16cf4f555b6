package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.ReaderFault;
import org.clearkiosk.sim.trace.TraceEntry;
import org.clearkiosk.sim.trace.TraceFormat;
import org.clearkiosk.sim.vpcd.SlotStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code pcsc_scan} and {@code scriptor} of pcsc-tools, which know nothing of this project,
 * see of two readers; with them every fault of a reader behind PC/SC.
 */
@Timeout(60)
class PcscToolsTest {
  private static final String SELECT = "00 A4 04 00 08 F0 43 4C 45 41 52 4B 01 00";
  private static final String SELECTED = "< 6F 0A 84 08 F0 43 4C 45 41 52 4B 01 90 00";
  private static final String READ = "00 B0 81 00 00";

  private static Path folder;
  private static Simulator simulator;

  @BeforeAll
  static void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator =
        Simulator.start(
            RunFolder.open(folder.resolve("sim")), Deck.demo(), "Judge", 2, OptionalInt.empty());
  }

  @AfterAll
  static void stop() throws IOException {
    simulator.close();
  }

  @AfterEach
  void clear() throws IOException {
    simulator.happen(Place.SLOT_0, new ReaderFault.Plug());
    simulator.happen(Place.SLOT_2, new ReaderFault.Plug());
    simulator.happen(new Fault.None());
    for (int slot = 0; slot < 4; slot++) {
      simulator.remove(slot);
    }
  }

  @Test
  void twoReadersOfTwoSlotsAreListedUnderNamesOfTheirOwn() throws Exception {
    assertThat(scan("-n", "-r"))
        .contains("0: Judge 00 00", "1: Judge 00 01", "2: Judge 2 00 00", "3: Judge 2 00 01");
    assertThat(simulator.daemon().readerNames())
        .containsExactly("Judge 00 00", "Judge 00 01", "Judge 2 00 00", "Judge 2 00 01");
  }

  @Test
  void eachSlotShowsItsOwnCardsAnswerToReset() throws Exception {
    simulator.tap(0, "08281001");
    simulator.tap(3, "classic-08281001");
    assertThat(scan("-n", "-c").replaceAll("\\s+", " "))
        .containsPattern("Reader 0: Judge 00 00 .*?Card inserted, ATR: 3B 80 80 01 01 ")
        .containsPattern("Reader 1: Judge 00 01 .*?Card removed,")
        .containsPattern("Reader 2: Judge 2 00 00 .*?Card removed,")
        .containsPattern(
            "Reader 3: Judge 2 00 01 .*?Card inserted, ATR: 3B 8F 80 01 80 4F 0C A0 00 00 03 06 03"
                + " 00 01 00 00 00 00 6A");
  }

  @Test
  void scriptorReadsACampusCard() throws Exception {
    simulator.tap(2, "08281001");
    assertThat(scriptor("Judge 2 00 00", SELECT, READ, "00 88 00 09 10" + " 00".repeat(16) + " 00"))
        .contains(SELECTED + " : Normal processing.")
        .contains("< E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 30")
        .contains("< 6A 88 ");
  }

  @Test
  void scriptorReadsAClassicCardThroughPartThree() throws Exception {
    simulator.tap(0, "classic-08281001");
    assertThat(
            scriptor(
                "Judge 00 00",
                "FF CA 00 00 00",
                "FF 82 00 00 06 77 AE 46 82 1F FC",
                "FF 86 00 00 05 01 00 04 60 00",
                "FF B0 00 04 10"))
        .contains("< 63 DD F3 46 90 00 : Normal processing.")
        .contains("< E1 18 C0 01 01 C1 0A 36 30 30 38 32 38 31 30 30");
  }

  @Test
  void aCardTornAfterSoManyBytesAnswersNoMore() throws Exception {
    simulator.tap(0, "08281001");
    // 14 + 14 bytes of SELECT and its answer; READ BINARY's five make 33
    simulator.happen(Place.SLOT_0, Fault.parse("tear-after 33"));
    assertThat(scriptor("Judge 00 00", SELECT, READ))
        .contains(SELECTED)
        .doesNotContain("E1 18 C0 01 01");
    assertThat(simulator.slot(0).awaitStatus(PcscToolsTest::isEmpty, Duration.ofSeconds(10)))
        .isTrue();
  }

  @Test
  void answersLackAByteOrHaveTurnedBits() throws Exception {
    simulator.tap(0, "08281001");
    simulator.setFault(0, new CardFault.ShortAnswer());
    assertThat(scriptor("Judge 00 00", SELECT))
        .contains("< 6F 0A 84 08 F0 43 4C 45 41 52 4B 90 00");
    simulator.setFault(0, new CardFault.BitNoise(200_000, 7));
    String noisy = scriptor("Judge 00 00", SELECT);
    assertThat(noisy).contains("< ").doesNotContain(SELECTED);
    assertThat(scriptor("Judge 00 00", SELECT)).as("each card from its beginning").contains("< ");
  }

  @Test
  void aFieldThatDropsMakesTheCardForget() throws Exception {
    simulator.tap(0, "08281001");
    assertThat(scriptor("Judge 00 00", SELECT)).contains(SELECTED);
    simulator.happen(new ReaderFault.DropField());
    assertThat(
            simulator
                .slot(0)
                .awaitStatus(
                    now -> now.presence() == SlotStatus.Presence.PLACED, Duration.ofSeconds(10)))
        .isTrue();
    assertThat(
            simulator
                .slot(0)
                .awaitStatus(
                    now -> now.presence() == SlotStatus.Presence.NOTICED, Duration.ofSeconds(10)))
        .isTrue();
    assertThat(scriptor("Judge 00 00", READ)).contains("< 6A 82 ");
  }

  @Test
  void aSecondCardLiesOnTheOtherSlot() throws Exception {
    simulator.tap(0, "08281001");
    simulator.happen(Fault.parse("two-cards bank-card"));
    assertThat(simulator.slot(1).status().label()).contains("bank-card");
    assertThat(OpenSc.run(simulator.daemon(), "-l")).containsPattern("1 +Yes +Judge 00 01");
  }

  @Test
  void aReaderThatIsPulledOutIsGoneAndTheOtherStays() throws Exception {
    simulator.tap(2, "08281001");
    simulator.happen(Place.SLOT_0, new ReaderFault.Unplug());
    assertThat(simulator.status().readers().get(0).plugged()).isFalse();
    assertThat(scan("-n", "-r")).contains("Judge 2 00 00").doesNotContain("Judge 00 00");
    simulator.happen(Place.SLOT_2, new ReaderFault.Unplug());
    assertThat(OpenSc.run(simulator.daemon(), "-l")).contains("No smart card readers found");
    simulator.happen(Place.SLOT_2, new ReaderFault.Plug());
    assertThat(scriptor("Judge 2 00 00", SELECT)).as("the card stayed").contains(SELECTED);
  }

  @Test
  void allThatPassesIsInTheTrace() throws Exception {
    long before = simulator.trace().last();
    simulator.tap(3, "08281001");
    scriptor("Judge 2 00 01", SELECT);
    List<String> lines =
        simulator.trace().after(before, 1000).stream()
            .filter(entry -> entry.reader().equals("3"))
            .filter(entry -> entry.kind() == TraceEntry.Kind.APDU)
            .map(TraceFormat::line)
            .map(line -> line.substring(17))
            .toList();
    assertThat(lines)
        .containsSubsequence(
            "3      >  " + SELECT + "  | SELECT application F0434C4541524B01 (CLEARK)",
            "3      <  6F 0A 84 08 F0 43 4C 45 41 52 4B 01 90 00  | 9000 done, 12 bytes");
    assertThat(simulator.trace().after(before, 1000))
        .extracting(TraceEntry::meaning)
        .contains("card 08281001 is laid down", "power on");
  }

  private static boolean isEmpty(SlotStatus status) {
    return status.presence() == SlotStatus.Presence.EMPTY;
  }

  private static String scriptor(String reader, String... commands) throws Exception {
    Path script = Files.write(folder.resolve("commands"), List.of(commands));
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String said;
    do {
      // The service tells of a reader and its card a moment after it has come.
      said = run("scriptor", "-r", reader, script.toString());
    } while (said.contains("Can't allocate") && System.nanoTime() < deadline);
    return said;
  }

  private static String scan(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("timeout", "15", "pcsc_scan"));
    command.addAll(List.of(options));
    return run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(simulator.daemon().environment());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " did not end");
    }
    return said;
  }
}
