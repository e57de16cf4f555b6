package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clearkiosk.sim.bench.SerialHost.ACKNOWLEDGE;
import static org.clearkiosk.sim.bench.SerialHost.NEGATIVE;
import static org.clearkiosk.sim.bench.SerialHost.frame;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.clearkiosk.sim.Vectors;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;
import org.clearkiosk.sim.trace.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The serial reader on a real terminal, spoken to in the bytes of the manual. */
@Timeout(30)
class SerialReaderTest {
  private static final String FIRMWARE = "0332010607";
  private static final String CLASSIC = "01010004080463DDF346";
  private static final String CPU = "0101034420 07041CA0D473D2FC 0578808002".replace(" ", "");
  private static final String AUTHENTICATE = "40016004 77AE46821FFC 63DDF346";
  private static final String SELECT = "00A4040008F0434C4541524B0100";

  private Path folder;
  private final SerialReader reader = new SerialReader();
  private SerialHost host;

  @BeforeEach
  void plug(@TempDir Path temporary) throws Exception {
    folder = temporary;
    reader.plug(folder.resolve("tty"));
    host = SerialHost.awake(folder.resolve("tty"));
  }

  @AfterEach
  void unplug() throws IOException {
    host.close();
    reader.close();
    assertThat(folder.resolve("tty")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"pn532-frames.txt, 16", "pn532-recorded.txt, 11"})
  void thePublishedExchangesHappen(String table, int atLeast) throws Exception {
    List<List<String>> lines = Vectors.of(table);
    int exchanges = 0;
    for (int next = 1; next < lines.size(); next++) {
      List<String> asked = lines.get(next - 1);
      List<String> answered = lines.get(next);
      if (asked.size() > 1
          && answered.size() > 1
          && asked.get(1).equals(">")
          && answered.get(1).equals("<")) {
        host.send(asked.get(2));
        host.expect(ACKNOWLEDGE + answered.get(2));
        exchanges++;
      }
    }
    assertThat(exchanges).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void aCardIsTakenUpAsARealChipTookItUp() throws Exception {
    CardFile blank = Deck.demo().find("classic-blank").orElseThrow();
    CardFile recorded =
        new CardFile(
            "recorded",
            blank.title(),
            blank.answerToReset(),
            ByteString.parse("D610B626"),
            blank.content());
    reader.place("recorded", VirtualCard.of(recorded));
    String answer =
        Vectors.of("pn532-recorded.txt").stream()
            .filter(line -> line.size() > 3 && line.get(3).contains("D610B626"))
            .map(line -> line.get(2))
            .reduce((first, second) -> second)
            .orElseThrow();
    host.send("0000FF04FCD44A0100E100");
    host.expect(ACKNOWLEDGE + answer);
  }

  @Test
  void registersAreReadTogetherAndTestsWithoutACardSaySo() throws Exception {
    assertThat(host.command("086305 2A 6306 7F".replace(" ", ""))).isEqualTo("09");
    assertThat(host.command("0663056306")).isEqualTo("072A7F");
    assertThat(host.command("0002")).isEqualTo("0100");
    assertThat(host.command("0006")).as("no card taken up").isEqualTo("0127");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FF",
        "4A",
        "4A0300",
        "4A0105",
        "4A0000",
        "00",
        "0003",
        "0201",
        "0401",
        "06",
        "0663",
        "0863",
        "1009",
        "10",
        "12",
        "14",
        "1405",
        "16",
        "32",
        "3203",
        "32020B11",
        "3202000B11",
        "320500",
        "40",
        "44",
        "5401FF",
        "52",
        "60",
        "60FF00",
        "8C"
      })
  void whatIsNoCommandGetsTheErrorFrame(String body) throws Exception {
    host.send(frame("D4" + body));
    host.expect(ACKNOWLEDGE + "0000FF01FF7F8100");
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @Test
  void aDamagedCommandIsPassedOverInSilence() throws Exception {
    host.send("0000FF02FED4022B00");
    host.expectSilence(100);
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
    host.send(NEGATIVE);
    host.expect(frame("D5" + FIRMWARE));
  }

  @Test
  void theChipSleepsUntilItIsWoken() throws Exception {
    assertThat(host.command("16F0")).isEqualTo("1700");
    host.send(frame("D402"));
    host.expectSilence(100);
    host.send("5555000000" + frame("D402"));
    host.expect(ACKNOWLEDGE + frame("D5" + FIRMWARE));
  }

  @Test
  void aClassicCardIsReadWithItsKey() throws Exception {
    lay("classic-08281001");
    assertThat(host.command("4A0100")).isEqualTo("4B" + CLASSIC);
    assertThat(host.command("40013004")).as("before").isEqualTo("4113");
    assertThat(host.command(AUTHENTICATE)).as("halted").isEqualTo("4114");
    assertThat(host.command("4A0100")).isEqualTo("4B" + CLASSIC);
    assertThat(host.command(AUTHENTICATE)).isEqualTo("4100");
    assertThat(host.command("40013004")).isEqualTo("4100E118C00101C10A363030383238313030");
    assertThat(host.command("40013005")).isEqualTo("410031C20101CF041C786981000000000000");
    assertThat(host.command("40016004FFFFFFFFFFFF63DDF346")).as("wrong key").isEqualTo("4114");
  }

  @Test
  void aFieldThatWasOffTakesTheAuthenticationAway() throws Exception {
    lay("classic-08281001");
    host.command("4A0100");
    assertThat(host.command(AUTHENTICATE)).isEqualTo("4100");
    assertThat(host.command("320100")).isEqualTo("33");
    assertThat(host.command("40013004")).as("no target").isEqualTo("4127");
    host.command("4A0100");
    assertThat(host.command("40013004")).isEqualTo("4113");
  }

  @Test
  void aProcessorCardTakesCommandsWholeAndInParts() throws Exception {
    lay("08281001");
    assertThat(host.command("4A0100")).isEqualTo("4B" + CPU);
    assertThat(host.command("4001" + SELECT)).isEqualTo("41006F0A8408F0434C4541524B019000");
    assertThat(host.command("4041" + SELECT.substring(0, 8))).isEqualTo("4100");
    assertThat(host.command("4041" + SELECT.substring(8, 14))).isEqualTo("4100");
    assertThat(host.command("4001" + SELECT.substring(14)))
        .isEqualTo("41006F0A8408F0434C4541524B019000");
    assertThat(host.command("04")).as("status").isEqualTo("050000010100000080");
  }

  @Test
  void aLongAnswerComesInAnExtendedFrame() throws Exception {
    ByteString file = ByteString.of(new byte[256]);
    CardFile original = Deck.demo().find("08281001").orElseThrow();
    CardFile.Application application =
        new CardFile.Application(original.application().aid(), file, Map.of());
    reader.place(
        "long",
        VirtualCard.of(
            new CardFile(
                "long",
                original.title(),
                original.answerToReset(),
                original.uniqueIdentifier(),
                application)));
    host.command("4A0100");
    host.command("4001" + SELECT);
    host.send(frame("D4400100B0810000"));
    host.expect(ACKNOWLEDGE + "0000FFFFFF0105FA D54100" + "00".repeat(256) + "9000");
  }

  @Test
  void anAnswerThatFitsNoFrameIsFetchedInPieces() throws Exception {
    reader.place("talkative", new Talkative());
    host.command("4A0100");
    assertThat(host.command("4001FF")).isEqualTo("4140" + "77".repeat(262));
    assertThat(host.command("4001")).isEqualTo("4140" + "77".repeat(262));
    assertThat(host.command("4001")).isEqualTo("4100" + "77".repeat(76));
    assertThat(host.command("4001")).as("nothing left").isEqualTo("4100");
  }

  @Test
  void thePresenceOfAProcessorCardIsCheckedWithoutDisturbingIt() throws Exception {
    lay("08281001");
    host.command("4A0100");
    host.command("4001" + SELECT);
    assertThat(host.command("42B2")).isEqualTo("4300A3");
    assertThat(host.command("42B3")).isEqualTo("4300A2");
    assertThat(host.command("0006")).isEqualTo("0100");
    assertThat(host.command("400100B0810004")).isEqualTo("4100E118C0019000");
    reader.remove();
    assertThat(host.command("42B2")).isEqualTo("4301");
    assertThat(host.command("0006")).isEqualTo("0101");
    assertThat(host.command("400100B0810004")).isEqualTo("4101");
  }

  @Test
  void waitingForACardEndsWithACardOrWithTheHost() throws Exception {
    host.send(frame("D44A0100"));
    host.expect(ACKNOWLEDGE);
    host.expectSilence(100);
    lay("classic-08281001");
    assertThat(host.response()).isEqualTo("4B" + CLASSIC);
    reader.remove();
    host.send(frame("D44A0100"));
    host.expect(ACKNOWLEDGE);
    host.send(ACKNOWLEDGE);
    host.expectSilence(100);
    lay("classic-08281001");
    host.expectSilence(100);
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @ParameterizedTest
  @CsvSource({"00, 5, 1000", "09, 90, 1500"})
  void withBoundedRetriesNoCardIsAnAnswer(String retries, int atLeast, int atMost)
      throws Exception {
    assertThat(host.command("3205FF01" + retries)).isEqualTo("33");
    long before = System.nanoTime();
    assertThat(host.command("4A0100")).isEqualTo("4B00");
    assertThat(Duration.ofNanos(System.nanoTime() - before).toMillis())
        .isBetween((long) atLeast, (long) atMost);
    lay("classic-08281001");
    assertThat(host.command("4A010100FFFF0100")).as("FeliCa").isEqualTo("4B00");
  }

  @Test
  void twoCardsAreTwoTargetsAndOneCanBeChosen() throws Exception {
    lay("classic-08281001");
    reader.add("08281001", card("08281001"));
    assertThat(host.command("4A0200"))
        .isEqualTo("4B0201000408" + "0463DDF346" + "02" + CPU.substring(4));
    assertThat(host.command(AUTHENTICATE)).isEqualTo("4100");
    assertThat(host.command("4002" + SELECT)).startsWith("41006F");
    assertThat(host.command("4A0100" + "88041CA0D473D2FC")).isEqualTo("4B" + CPU);
    assertThat(host.command("4A0100" + "63DDF346")).isEqualTo("4B" + CLASSIC);
    assertThat(reader.state().cards()).containsExactly("classic-08281001", "08281001");
  }

  @Test
  void targetsAreLetGoAndTakenUpAgain() throws Exception {
    lay("08281001");
    host.command("4A0100");
    assertThat(host.command("4401")).isEqualTo("4500");
    assertThat(host.command("4001" + SELECT)).as("deselected").isEqualTo("4127");
    assertThat(host.command("5401")).isEqualTo("5500");
    assertThat(host.command("4001" + SELECT)).startsWith("41006F");
    assertThat(host.command("5200")).isEqualTo("5300");
    assertThat(host.command("4001" + SELECT)).as("released").isEqualTo("4127");
    assertThat(host.command("5401")).isEqualTo("5527");
    assertThat(host.command("5201")).isEqualTo("5327");
  }

  @Test
  void pollingByItselfNamesTheKindOfCard() throws Exception {
    assertThat(host.command("60010110")).isEqualTo("6100");
    lay("08281001");
    assertThat(host.command("6001011020")).startsWith("610120").endsWith(CPU.substring(2));
    lay("classic-08281001");
    assertThat(host.command("60FF012010")).startsWith("610110").endsWith(CLASSIC.substring(2));
  }

  @Test
  void aCardsMishapsHappenHereToo() throws Exception {
    lay("08281001");
    host.command("4A0100");
    reader.setFault(new CardFault.Mute());
    assertThat(host.command("4001" + SELECT)).isEqualTo("4101");
    reader.setFault(new CardFault.Slow(new Delay.Fixed(300)));
    long before = System.nanoTime();
    assertThat(host.command("4001" + SELECT)).startsWith("41006F");
    assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(300).toNanos());
    reader.setFault(new CardFault.Tear(2));
    assertThat(host.command("4001" + SELECT)).startsWith("41006F");
    assertThat(host.command("400100B0810000")).isEqualTo("4101");
    assertThat(reader.state().cards()).isEmpty();
    assertThat(reader.state().fault()).isEqualTo(new Fault.None());
  }

  @Test
  void noiseAndSecondAcknowledgementsSurroundRightFrames() throws Exception {
    String noise = "5AC3007EFF0055AA";
    reader.setLineFault(new LineFault.StrayBytes());
    host.send(frame("D402"));
    host.expect(noise + ACKNOWLEDGE + noise + frame("D5" + FIRMWARE));
    reader.setLineFault(new LineFault.ExtraAcknowledge());
    host.send(frame("D402"));
    host.expect(ACKNOWLEDGE + ACKNOWLEDGE + frame("D5" + FIRMWARE));
    reader.setLineFault(new LineFault.ByteByByte());
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @Test
  void aDamagedResponseIsWholeWhenItIsAskedForAgain() throws Exception {
    reader.setLineFault(new LineFault.ChecksumError());
    host.send(frame("D402"));
    host.expect(ACKNOWLEDGE + "0000FF06FAD50332010607E900");
    host.send(NEGATIVE);
    host.expect("0000FF06FAD50332010607E800");
    reader.setLineFault(new LineFault.HalfFrame());
    host.send(frame("D402"));
    host.expect(ACKNOWLEDGE + "0000FF06FAD5");
    host.expectSilence(100);
    host.send(NEGATIVE);
    host.expect("0000FF06FAD50332010607E800");
    assertThat(reader.state().lineFault()).isEqualTo(new Fault.None());
  }

  @Test
  void aResponseThatSaysAWrongLengthIsRightTheNextTime() throws Exception {
    reader.setLineFault(new LineFault.WrongLength());
    host.send(frame("D402"));
    host.expect(ACKNOWLEDGE + "0000FF07F9D50332010607E800");
    host.send(NEGATIVE);
    host.expect("0000FF06FAD50332010607E800");
  }

  @Test
  void noiseOnTheLineSpoilsBothWaysAndItsSeedRepeatsIt() throws Exception {
    reader.setLineFault(new LineFault.LineNoise(1_000_000, 7));
    host.send(frame("D402"));
    // every bit is turned: the chip finds no command, and the host not what the chip says to that
    assertThat(host.receiveUntilSilence(100)).doesNotContain(ACKNOWLEDGE);
    reader.setLineFault(new Fault.None());
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
    LineFault noise = new LineFault.LineNoise(100_000, 7);
    byte[] frame = ByteString.parse(frame("D402")).toArray();
    assertThat(noise.heard(frame, new Random(noise.seed())))
        .isEqualTo(noise.heard(frame, new Random(noise.seed())))
        .isNotEqualTo(frame);
  }

  @Test
  void atDifferentRatesNothingIsUnderstood() throws Exception {
    reader.setLineFault(new LineFault.BaudMismatch());
    host.send(frame("D402"));
    host.expectSilence(100);
    reader.setLineFault(new Fault.None());
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @Test
  void theHostSaysHowLongACardIsWaitedFor() throws Exception {
    assertThat(host.command("320200 0B0D".replace(" ", ""))).isEqualTo("33");
    lay("classic-08281001");
    host.command("4A0100");
    reader.remove();
    long asked = System.nanoTime();
    assertThat(host.command("40013004")).isEqualTo("4101");
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .as("code 0D: 409.6 ms")
        .isGreaterThanOrEqualTo(Duration.ofMillis(409));

    assertThat(host.command("320200 0B00".replace(" ", ""))).isEqualTo("33");
    host.send(frame("D442B2"));
    host.expect(ACKNOWLEDGE);
    host.expectSilence(300);
    host.send(ACKNOWLEDGE); // the host ends a wait that has no end
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @Test
  void aFieldThatDropsUnderACardIsSilenceUntilItIsTakenUpAnew() throws Exception {
    lay("08281001");
    host.command("4A0100");
    assertThat(host.command("4001" + SELECT)).startsWith("41006F");
    reader.dropField();
    assertThat(host.command("400100B0810004")).isEqualTo("4101");
    assertThat(host.command("42B2")).isEqualTo("4301");
    assertThat(host.command("0006")).isEqualTo("0101");
    host.command("4A0100");
    assertThat(host.command("400100B0810004")).as("forgotten").isEqualTo("41006A82");
  }

  @Test
  void aPhoneIsAnotherOneEachTime() throws Exception {
    lay("phone");
    String first = host.command("4A0100");
    String second = host.command("4A0100");
    assertThat(first).matches("4B010100042004" + "08[0-9A-F]{6}" + "0578808002");
    assertThat(second).matches("4B010100042004" + "08[0-9A-F]{6}" + "0578808002");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void whatPassesOnTheLineIsInTheTrace() throws Exception {
    Trace trace = new Trace();
    try (SerialReader traced = new SerialReader(trace.sink("serial"))) {
      traced.plug(folder.resolve("traced"));
      try (SerialHost other = SerialHost.awake(folder.resolve("traced"))) {
        traced.setLineFault(new LineFault.ChecksumError());
        other.send(frame("D402"));
        other.expect(ACKNOWLEDGE + "0000FF06FAD50332010607E900");
      }
    }
    assertThat(trace.after(0, 100))
        .extracting(entry -> entry.direction() + " " + entry.meaning())
        .containsSubsequence(
            "NONE plugged in",
            "NONE the chip wakes up",
            "TO_READER SAMConfiguration",
            "FROM_READER ACK",
            "FROM_READER SAMConfiguration: done",
            "TO_READER GetFirmwareVersion",
            "FROM_READER ACK",
            "FROM_READER damaged: wrong checksum; GetFirmwareVersion: PN532 version 1.6",
            "NONE pulled out");
  }

  @Test
  void aLostCommandIsHeardTheSecondTime() throws Exception {
    reader.setLineFault(new LineFault.NoAcknowledge());
    host.send(frame("D402"));
    host.expectSilence(100);
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @Test
  void aStalledReaderSaysNothingUntilTheStallEnds() throws Exception {
    host.send(frame("D44A0100"));
    host.expect(ACKNOWLEDGE);
    reader.setLineFault(new LineFault.Stall());
    lay("classic-08281001");
    host.send(frame("D402"));
    host.expectSilence(200);
    reader.setLineFault(new Fault.None());
    assertThat(host.command("02")).isEqualTo(FIRMWARE);
  }

  @Test
  void pullingTheReaderOutCutsTheHostOffAndTakesThePortAway() throws Exception {
    lay("classic-08281001");
    reader.unplug();
    assertThat(host.isCutWithin(2000)).isTrue();
    assertThat(folder.resolve("tty")).doesNotExist();
    assertThat(reader.state().plugged()).isFalse();
    reader.plug();
    try (SerialHost again = SerialHost.awake(folder.resolve("tty"))) {
      assertThat(again.command("4A0100")).as("the card stayed").isEqualTo("4B" + CLASSIC);
    }
    reader.plug(folder.resolve("other"));
    assertThat(folder.resolve("tty")).doesNotExist();
    try (SerialHost elsewhere = new SerialHost(folder.resolve("other"))) {
      elsewhere.send(frame("D402"));
      elsewhere.expectSilence(100); // a chip that has just got power sleeps
      elsewhere.send("5555" + frame("D402"));
      elsewhere.expect(ACKNOWLEDGE + frame("D5" + FIRMWARE));
    }
  }

  @Test
  void anAdapterThatDiesCutsTheHostOffToo() throws Exception {
    ProcessHandle adapter =
        ProcessHandle.current()
            .descendants()
            .filter(each -> each.info().command().orElse("").contains("socat"))
            .findFirst()
            .orElseThrow();
    adapter.destroyForcibly();
    assertThat(host.isCutWithin(2000)).isTrue();
    reader.unplug();
    reader.plug();
    try (SerialHost again = SerialHost.awake(folder.resolve("tty"))) {
      assertThat(again.command("02")).isEqualTo(FIRMWARE);
    }
  }

  @Test
  void anIdleReaderCostsNothing() throws Exception {
    host.send(frame("D44A0100"));
    host.expect(ACKNOWLEDGE);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Long> chip =
        Arrays.stream(threads.getAllThreadIds())
            .filter(id -> threads.getThreadInfo(id).getThreadName().startsWith("pn532"))
            .boxed()
            .toList();
    long before = chip.stream().mapToLong(threads::getThreadCpuTime).sum();
    host.expectSilence(1000);
    long used = chip.stream().mapToLong(threads::getThreadCpuTime).sum() - before;
    assertThat(chip).hasSize(2);
    assertThat(Duration.ofNanos(used)).isLessThan(Duration.ofMillis(10));
  }

  @Test
  void aPathThatIsTakenIsLeftAlone() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "kept");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> reader.plug(taken))
        .withMessageContaining("exists already");
    assertThat(taken).hasContent("kept");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> reader.plug(folder.resolve("none/tty")))
        .withMessageContaining("no folder");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> reader.plug(folder.resolve("a,b")))
        .withMessageContaining("letters");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(new SerialReader()::plug)
        .withMessageContaining("Name a path");
    assertThat(reader.state().plugged()).as("where it was").isTrue();
    assertThat(reader.state().path()).contains(folder.resolve("tty"));
  }

  private void lay(String label) throws IOException {
    reader.place(label, card(label));
  }

  private static VirtualCard card(String label) throws IOException {
    return VirtualCard.of(Deck.demo().find(label).orElseThrow());
  }

  /** A card whose every answer is 600 bytes long. */
  private static final class Talkative implements VirtualCard {
    @Override
    public byte[] answerToReset() {
      return ByteString.parse("3B80800101").toArray();
    }

    @Override
    public byte[] uniqueIdentifier() {
      return ByteString.parse("04112233445566").toArray();
    }

    @Override
    public void reset() {}

    @Override
    public byte[] transmit(byte[] command) {
      return ByteString.parse("77".repeat(600)).toArray();
    }
  }
}
