package org.clearkiosk.kiosk.app.technician;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether everything is in order that the terminal needs. Takes as long as the server, at most.
 *
 * @param readers the readers' page
 * @param server the server's page
 * @param data the data folder: the disk that keeps confirmations
 * @param log the file of the log; it need not be there
 * @param screen finds out about typeface and screen
 */
public record SelfTest(
    ReaderPage readers, ServerPage server, Path data, Path log, Supplier<List<Finding>> screen)
    implements Supplier<TechnicianReport> {
  private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);
  private static final int BLOCK = 4096;
  private static final long LEAST_ROOM_MEBIBYTES = 200;
  private static final long MEBIBYTE = 1 << 20;

  @Override
  public TechnicianReport get() {
    List<Finding> findings = new ArrayList<>();
    findings.add(readers.present());
    findings.add(server.reachable());
    findings.add(disk());
    findings.add(room());
    findings.addAll(screen.get());
    findings.add(sound());
    return new TechnicianReport(findings, List.of());
  }

  /** Writes a block where confirmations are kept, and waits until it is on the disk. */
  private Finding disk() {
    if (Files.exists(log) && !(Files.isRegularFile(log) && Files.isWritable(log))) {
      return Finding.checked(Subject.DISK_WRITE, false, String.valueOf(log.getFileName()));
    }
    long begun = System.nanoTime();
    try {
      Path probe = Files.createTempFile(data, "self-test", ".tmp");
      try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(BLOCK));
        channel.force(true);
      } finally {
        Files.deleteIfExists(probe);
      }
      return Finding.checked(
          Subject.DISK_WRITE,
          true,
          String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - begun) / 1e6));
    } catch (IOException e) {
      LOG.warn("The disk takes no block", e);
      return Finding.checked(Subject.DISK_WRITE, false, "T-01");
    }
  }

  private Finding room() {
    try {
      return room(Files.getFileStore(data).getUsableSpace());
    } catch (IOException e) {
      LOG.warn("The disk does not tell how much room there is", e);
      return Finding.checked(Subject.DISK_ROOM, false, "");
    }
  }

  /** Whether so much room is enough. */
  static Finding room(long freeBytes) {
    long free = freeBytes / MEBIBYTE;
    return Finding.checked(Subject.DISK_ROOM, free >= LEAST_ROOM_MEBIBYTES, free + " MiB");
  }

  private static Finding sound() {
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      for (Line.Info line : AudioSystem.getMixer(info).getSourceLineInfo()) {
        if (SourceDataLine.class.isAssignableFrom(line.getLineClass())) {
          return Finding.checked(Subject.SOUND, true, info.getName());
        }
      }
    }
    return Finding.checked(Subject.SOUND, false, "");
  }
}
