package org.clearkiosk.sim.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.trace.TraceEntry;
import org.clearkiosk.sim.trace.TraceFile;
import org.clearkiosk.sim.trace.TraceFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/sim trace}. */
@Command(
    name = "trace",
    description = {
      "Show what passed between programs, readers and cards: every APDU and every frame of the"
          + " PN532, with what it says. The simulator keeps the last 10,000 entries.",
      "",
      "A line: seconds since the start, the reader, > to it or < from it or * for what happened,"
          + " the bytes, and what they say.",
      ""
    },
    mixinStandardHelpOptions = true)
final class TraceCommand extends ClientCommand {
  private static final int WAIT_MILLISECONDS = 2000;

  @Option(
      names = "--follow",
      description = "Go on with what passes from now on, until Ctrl-C or the simulator's end.")
  private boolean follow;

  @Option(
      names = "--at",
      paramLabel = "PLACE",
      description = "Only one reader's: a slot (0 to 3), serial, or server.")
  private @Nullable String place;

  @Option(names = "--json", description = "One JSON object a line, as --save writes them.")
  private boolean json;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description =
          "Write JSON lines into a new file that only you can read: it may hold keys and numbers"
              + " of cards.")
  private @Nullable Path file;

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    checkPlace();
    if (file == null) {
      entries(client, this::print);
      return;
    }
    Path saved = file;
    long count;
    try (BufferedWriter writer = create(saved)) {
      count = entries(client, entry -> save(entry, writer, saved));
    }
    out().println(count + " entries written to " + saved);
  }

  private void checkPlace() {
    try {
      if (place != null) {
        Place.of(place);
      }
    } catch (IllegalArgumentException unknown) {
      throw new WrongUse(String.valueOf(unknown.getMessage()));
    }
  }

  private static void save(TraceEntry entry, BufferedWriter writer, Path file) throws IOException {
    try {
      writer.write(TraceFormat.json(entry) + "\n");
      writer.flush();
    } catch (IOException failed) {
      throw FileFailure.at(file, failed);
    }
  }

  private void print(TraceEntry entry) {
    out().println(json ? TraceFormat.json(entry).toString() : TraceFormat.line(entry));
  }

  private long entries(ControlClient client, Receiver receiver)
      throws IOException, InterruptedException {
    Predicate<TraceEntry> wanted = entry -> place == null || entry.reader().equals(place);
    long last = 0;
    long count = 0;
    Optional<JsonArray> page = Optional.of(page(client, last));
    while (page.isPresent() && (follow || !page.get().isEmpty()) && !out().checkError()) {
      for (JsonElement element : page.get()) {
        TraceEntry entry = TraceFormat.read(element);
        last = entry.number();
        if (wanted.test(entry)) {
          receiver.take(entry);
          count++;
        }
      }
      page = next(client, last);
    }
    return count;
  }

  private JsonArray page(ControlClient client, long after)
      throws IOException, InterruptedException {
    int wait = follow ? WAIT_MILLISECONDS : 0;
    return client.get("/v1/trace?after=" + after + "&wait=" + wait).getAsJsonArray();
  }

  /** The simulator's end is the trace's end for who follows it, and no failure. */
  private Optional<JsonArray> next(ControlClient client, long after)
      throws IOException, InterruptedException {
    try {
      return Optional.of(page(client, after));
    } catch (ControlClient.NotRunningException ended) {
      if (follow) {
        return Optional.empty();
      }
      throw ended;
    }
  }

  private static BufferedWriter create(Path file) throws IOException {
    try {
      return TraceFile.create(file);
    } catch (FileAlreadyExistsException taken) {
      throw new IOException(file + " exists already and was left as it is; name another.", taken);
    } catch (IOException failed) {
      throw FileFailure.at(file, failed);
    }
  }

  @FunctionalInterface
  private interface Receiver {
    void take(TraceEntry entry) throws IOException;
  }
}
