package org.clearkiosk.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.replay.Replay;
import org.clearkiosk.sim.card.CardFileFormat;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.replay.DumpCard;

/**
 * A dump of src/test/resources/dumps as a card of the simulator, which reads dumps by their
 * description alone: made a card file, and the file a card.
 */
public final class FieldDump {
  private final Dump dump;
  private final DumpCard card;

  private FieldDump(Dump dump, DumpCard card) {
    this.dump = dump;
    this.card = card;
  }

  /** The dump of this name. */
  public static FieldDump of(String name) throws Exception {
    String text = Files.readString(Path.of("src/test/resources/dumps", name + ".dump"));
    return new FieldDump(
        Dump.parse(text), DumpCard.of("field", List.of(text), DumpCard.Timing.AT_ONCE));
  }

  /** The card, out of its card file. */
  public VirtualCard card() throws Exception {
    return VirtualCard.of(CardFileFormat.read(CardFileFormat.write(card.card()), "field.json"));
  }

  /** What was recorded. */
  public Dump dump() {
    return dump;
  }

  /** Gives the key that was given then, or none. */
  public SectorKeySource sectorKeys() {
    return new Replay(dump).sectorKeys();
  }
}
