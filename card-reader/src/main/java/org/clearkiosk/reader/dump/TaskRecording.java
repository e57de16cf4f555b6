package org.clearkiosk.reader.dump;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.clearkiosk.reader.dump.DumpHeader.SectorKeyAnswer;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.profile.StorageCard;
import org.jspecify.annotations.Nullable;

/** Gathers one dump in memory, within {@link #MOST_BYTES}, and hands it on when it has ended. */
final class TaskRecording implements Recording {
  /** The most bytes of commands and answers; a read takes about 200. */
  static final int MOST_BYTES = 1 << 16;

  private static final int MOST_TARGETS = 2;

  private final String reader;
  private final DumpHeader.Task task;
  private final CampusCards campus;
  private final Consumer<Dump> done;
  private final Instant recorded;
  private final long start = System.nanoTime();
  private final List<DumpEntry> entries = new ArrayList<>();
  private final List<DumpHeader.Target> targets = new ArrayList<>();
  private @Nullable DumpBytes answerToReset;
  private @Nullable SectorKeyAnswer sectorKey;
  private int bytes;
  private int leftOut;
  private boolean unanswered;
  private boolean ended;

  TaskRecording(
      String reader,
      DumpHeader.Task task,
      CampusCards campus,
      Instant recorded,
      Consumer<Dump> done) {
    this.reader = reader;
    this.task = task;
    this.campus = campus;
    this.recorded = recorded;
    this.done = done;
  }

  @Override
  public synchronized void answerToReset(byte[] answer) {
    if (answerToReset == null) {
      answerToReset = DumpBytes.of(answer);
    } else {
      String which = answerToReset.matches(answer) ? "the same" : "another";
      add(new DumpEntry.Note(at(), "Connected again, to a card with " + which + " ATR."), 0);
    }
  }

  @Override
  public synchronized void target(DumpHeader.Target target) {
    if (targets.size() < MOST_TARGETS) {
      targets.add(target);
    }
  }

  @Override
  public Transceiver over(Transceiver card) {
    return command -> exchange(Channel.APDU, command, card);
  }

  @Override
  public StorageCard over(StorageCard card) {
    return new RecordedStorageCard(card, this);
  }

  /** Has a command answered, and records both. */
  byte[] exchange(Channel channel, byte[] command, Transceiver card) throws TransceiveException {
    sent(channel, command);
    try {
      byte[] answer = card.transceive(command);
      answered(channel, answer);
      return answer;
    } catch (TransceiveException e) {
      failed(e.reason(), String.valueOf(e.getMessage()));
      throw e;
    }
  }

  synchronized void sectorKey(SectorKeyAnswer answer) {
    if (!ended) {
      sectorKey = answer;
    }
  }

  @Override
  public void end(CardRead outcome) {
    end(DumpOutcome.of(outcome));
  }

  @Override
  public void end(ProofOutcome outcome) {
    end(DumpOutcome.of(outcome));
  }

  @Override
  public void endWithoutReader() {
    end(DumpOutcome.READER_LOST);
  }

  private void end(String outcome) {
    Dump dump;
    synchronized (this) {
      if (ended) {
        return;
      }
      if (unanswered) {
        failed(TransceiveException.Reason.NO_ANSWER, "Given up.");
      }
      ended = true;
      if (leftOut > 0) {
        entries.add(new DumpEntry.Note(at(), leftOut + " lines more are left out"));
      }
      DumpHeader header =
          new DumpHeader(
              reader,
              recorded,
              false,
              task,
              campus,
              Optional.ofNullable(answerToReset),
              targets,
              Optional.ofNullable(sectorKey),
              outcome);
      dump = new Dump(header, entries);
    }
    done.accept(dump);
  }

  private synchronized void sent(Channel channel, byte[] command) {
    unanswered = true;
    add(new DumpEntry.Command(at(), channel, DumpBytes.of(command)), command.length);
  }

  private synchronized void answered(Channel channel, byte[] answer) {
    unanswered = false;
    add(new DumpEntry.Answer(at(), channel, DumpBytes.of(answer)), answer.length);
  }

  private synchronized void failed(TransceiveException.Reason reason, String message) {
    unanswered = false;
    add(new DumpEntry.Failure(at(), reason, message), 0);
  }

  private void add(DumpEntry entry, int length) {
    bytes += length;
    // One line stays free for saying that some are left out
    if (ended) {
      return;
    }
    if (leftOut > 0 || bytes > MOST_BYTES || entries.size() >= Dump.MOST_ENTRIES - 1) {
      leftOut++;
    } else {
      entries.add(entry);
    }
  }

  private long at() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
  }
}
