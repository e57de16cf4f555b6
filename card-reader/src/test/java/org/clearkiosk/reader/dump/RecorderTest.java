package org.clearkiosk.reader.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.profile.CampusCards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final CampusCards CAMPUS = CampusCards.of(Set.of(CardProfile.CPU));

  private final List<String> texts = new ArrayList<>();
  private final DumpSink sink = (name, text) -> texts.add(text);

  @Test
  void costsNothingWhereNobodyWantsADump() {
    Recorder recorder = Dumping.none().recorder(CAMPUS);
    Transceiver card = command -> command;
    SectorKeySource keys = SectorKeySource.none();

    assertThat(recorder.read("Desk").over(card)).isSameAs(card);
    assertThat(recorder.over(keys)).isSameAs(keys);
  }

  @Test
  void keepsOnlySoMuchAndSaysSo() throws Exception {
    Recording recording = Dumping.unmasked(sink).recorder(CAMPUS).read("Desk");
    Transceiver card = recording.over((Transceiver) command -> new byte[258]);
    for (int round = 0; round < 2000; round++) {
      card.transceive(new byte[] {0, (byte) 0xB0, 0, 0, 0});
    }
    recording.end(new CardRead.Torn());

    assertThat(texts).hasSize(1);
    assertThat(texts.get(0).length()).isLessThan(Dump.MOST_CHARACTERS);
    assertThat(texts.get(0)).contains("lines more are left out");
    assertThat(Dump.parse(texts.get(0)).entries()).hasSizeLessThanOrEqualTo(Dump.MOST_ENTRIES);
  }

  @Test
  void hearsNothingAfterTheEnd() throws TransceiveException {
    Recording recording = Dumping.unmasked(sink).recorder(CAMPUS).read("Desk");
    Transceiver card = recording.over((Transceiver) command -> command);
    recording.end(new CardRead.Torn());
    card.transceive(new byte[4]);
    recording.endWithoutReader();

    assertThat(texts).hasSize(1).allSatisfy(text -> assertThat(text).contains("outcome: torn"));
  }

  @Test
  void keepsFilesThatOnlyTheirOwnerReads(@TempDir Path parent) throws Exception {
    Path folder = parent.resolve("dumps");
    DumpFolder kept = new DumpFolder(folder);
    kept.accept("20120611-080000-000-read.dump", "one");
    kept.accept("20120611-080000-000-read.dump", "two");

    assertThat(Files.readString(folder.resolve("20120611-080000-000-read.dump"))).isEqualTo("one");
    Path second = folder.resolve("20120611-080000-000-read-2.dump");
    assertThat(Files.readString(second)).isEqualTo("two");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(second)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void fillsNoDisk(@TempDir Path folder) throws Exception {
    for (int file = 0; file < DumpFolder.MOST_FILES - 1; file++) {
      Files.createFile(folder.resolve(file + ".dump"));
    }
    DumpFolder kept = new DumpFolder(folder);
    kept.accept("last.dump", "");
    kept.accept("toomany.dump", "");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .hasSize(DumpFolder.MOST_FILES)
          .contains("last.dump")
          .doesNotContain("toomany.dump");
    }
  }
}
