package org.clearkiosk.reader.dump;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.DumpHeader.SectorKeyAnswer;
import org.clearkiosk.reader.profile.CampusCards;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the dumps of one reader, one after the other. For the packages of the readers. */
public final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Optional<DumpSink> sink;
  private final boolean masked;
  private final CampusCards campus;
  private volatile @Nullable TaskRecording current;

  Recorder(Optional<DumpSink> sink, boolean masked, CampusCards campus) {
    this.sink = sink;
    this.masked = masked;
    this.campus = campus;
  }

  /**
   * A card is about to be read.
   *
   * @param reader the name of the reader
   */
  public Recording read(String reader) {
    return begin(reader, new DumpHeader.Task.Read());
  }

  /** A card is about to be asked for a proof. */
  public Recording prove(String reader, Identified expected) {
    return begin(
        reader, new DumpHeader.Task.Prove(expected.cardNumber(), expected.keyGeneration()));
  }

  /** The same source, whose answers are recorded: what they were, and never a key. */
  public SectorKeySource over(SectorKeySource source) {
    if (sink.isEmpty()) {
      return source;
    }
    return (identifier, sector) -> {
      TaskRecording asking = current;
      if (asking != null) {
        asking.sectorKey(SectorKeyAnswer.NOT_KNOWN);
      }
      CompletionStage<Optional<SectorKey>> answer = source.keyFor(identifier, sector);
      return answer.whenComplete(
          (key, failure) -> {
            if (asking != null && failure == null) {
              asking.sectorKey(
                  key.isPresent() ? SectorKeyAnswer.GIVEN : SectorKeyAnswer.NOT_ON_RECORD);
            }
          });
    };
  }

  private Recording begin(String reader, DumpHeader.Task task) {
    if (sink.isEmpty()) {
      return Recording.NONE;
    }
    TaskRecording begun =
        new TaskRecording(
            reader,
            task,
            campus,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            dump -> handOver(sink.get(), dump));
    current = begun;
    return begun;
  }

  private void handOver(DumpSink to, Dump dump) {
    try {
      String task = dump.header().task() instanceof DumpHeader.Task.Read ? "read" : "prove";
      String name = NAME.format(dump.header().recorded()) + "-" + task + ".dump";
      to.accept(name, (masked ? dump.masked() : dump).text());
    } catch (RuntimeException e) {
      // Without its message, which may hold what the card said
      LOG.warn("A dump was lost: {} at {}", e.getClass().getName(), e.getStackTrace());
    }
  }
}
