package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.ClassicMemory;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.pn532.ChipTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** libnfc's own tools, which know nothing of this project, judge the serial reader. */
@Timeout(60)
class LibnfcTest {
  private Path folder;
  private final SerialReader reader = new SerialReader();

  @BeforeEach
  void plug(@TempDir Path temporary) throws IOException {
    folder = temporary;
    reader.plug(folder.resolve("tty"));
  }

  @AfterEach
  void unplug() throws IOException {
    reader.close();
  }

  @Test
  void aClassicCardIsSeen() throws Exception {
    lay("classic-08281001");
    assertThat(ended(tool("nfc-list", "-v")))
        .contains("UID (NFCID1): 63  dd  f3  46")
        .contains("ATQA (SENS_RES): 00  04")
        .contains("SAK (SEL_RES): 08")
        .contains("MIFARE Classic 1K")
        .doesNotContain("Application level error")
        .doesNotContain("mismatch");
  }

  @Test
  void aProcessorCardIsSeenBesideAClassicOne() throws Exception {
    lay("classic-08281006");
    reader.add("08281001", VirtualCard.of(file("08281001")));
    assertThat(ended(tool("nfc-list", "-v"))).contains("UID (NFCID1): 04  57  a3  8c  74  9d  1c");
    lay("08281001");
    assertThat(ended(tool("nfc-list", "-v")))
        .contains("UID (NFCID1): 04  1c  a0  d4  73  d2  fc")
        .contains("ATS: 78  80  80  02")
        .contains("Compliant with ISO/IEC 14443-4");
  }

  @Test
  void pollingWaitsForACardAndNoticesThatItLeaves() throws Exception {
    Process polling = tool("nfc-poll");
    lay("08281001");
    assertThat(await(polling, "Waiting for card removing"))
        .contains("UID (NFCID1): 04  1c  a0  d4  73  d2  fc");
    reader.remove();
    assertThat(ended(polling)).contains("done.");
  }

  @Test
  void theWholeMemoryOfAClassicCardIsDumped() throws Exception {
    for (String label : List.of("classic-08281001", "classic-08281006")) {
      lay(label);
      Path keys = Files.write(folder.resolve("keys.mfd"), image(file(label)));
      Path dump = folder.resolve("dump.mfd");
      assertThat(ended(tool("nfc-mfclassic", "r", "a", "u", dump.toString(), keys.toString(), "f")))
          .contains("64 of 64 blocks read");
      byte[] read = Files.readAllBytes(dump);
      assertThat(read).hasSize(1024);
      assertThat(Arrays.copyOfRange(read, 64, 112))
          .isEqualTo(Arrays.copyOfRange(image(file(label)), 64, 112));
      Files.delete(dump);
    }
  }

  @Test
  void aChipThatTakesItsTimeIsUsedAllTheSame() throws Exception {
    reader.plug(folder.resolve("tty"), ChipTiming.AS_THE_CHIP);
    lay("classic-08281001");
    Path keys = Files.write(folder.resolve("keys.mfd"), image(file("classic-08281001")));
    Path dump = folder.resolve("dump.mfd");
    assertThat(ended(tool("nfc-mfclassic", "r", "a", "u", dump.toString(), keys.toString(), "f")))
        .contains("64 of 64 blocks read");
    lay("08281001");
    assertThat(ended(tool("nfc-list", "-v")))
        .contains("UID (NFCID1): 04  1c  a0  d4  73  d2  fc")
        .contains("Compliant with ISO/IEC 14443-4");
  }

  @Test
  void wrongKeysOpenNothing() throws Exception {
    lay("classic-08281001");
    Path keys = Files.write(folder.resolve("keys.mfd"), image(file("classic-foreign")));
    assertThat(
            ended(
                tool(
                    "nfc-mfclassic",
                    "r",
                    "a",
                    "u",
                    folder.resolve("dump.mfd").toString(),
                    keys.toString(),
                    "f")))
        .containsIgnoringCase("authentication failed")
        .doesNotContain("64 of 64");
  }

  private static byte[] image(CardFile card) {
    byte[] image = new byte[ClassicMemory.BLOCKS * ClassicMemory.BLOCK_LENGTH];
    ByteString uid = card.uniqueIdentifier();
    System.arraycopy(uid.toArray(), 0, image, 0, uid.length());
    for (int block = 1; block < ClassicMemory.BLOCKS; block++) {
      byte[] content = card.memory().block(block).toArray();
      System.arraycopy(content, 0, image, block * content.length, content.length);
    }
    return image;
  }

  private void lay(String label) throws IOException {
    reader.place(label, VirtualCard.of(file(label)));
  }

  private static CardFile file(String label) throws IOException {
    return Deck.demo().find(label).orElseThrow();
  }

  private Process tool(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LIBNFC_DEFAULT_DEVICE", "pn532_uart:" + folder.resolve("tty"));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Everything a tool says until its end. */
  private static String ended(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return said;
  }

  /** What a tool says up to a certain word. */
  private static String await(Process process, String word) throws IOException {
    StringBuilder said = new StringBuilder();
    for (int next = process.getInputStream().read();
        next >= 0;
        next = process.getInputStream().read()) {
      said.append((char) next);
      if (said.indexOf(word) >= 0) {
        return said.toString();
      }
    }
    throw new AssertionError("it ended after saying: " + said);
  }
}
