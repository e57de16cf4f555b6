package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.kiosk.outbox.Counts;
import org.clearkiosk.kiosk.outbox.Outbox;
import org.clearkiosk.kiosk.outbox.OutboxException;
import org.clearkiosk.kiosk.outbox.OutboxRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a technician does with the confirmations that are kept here, while no terminal runs. */
@Command(
    name = "outbox",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | replay)",
    description = "Shows what is kept at this terminal, or has it delivered again.",
    footer = {
      "",
      "Needs the terminal to be ended first. Shows nothing of a student. Exit codes: 1 it cannot"
          + " be opened, 2 wrong usage, 3 the terminal runs in this data folder."
    })
final class OutboxCommand {
  /** More rows than this are only counted. */
  private static final int MOST_ROWS = 1000;

  private static final String COLUMNS = "%-16s %-24s %-9s %s";
  private static final int FAILED = 1;

  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Counts the confirmations, and lists those that are not delivered.")
  int list(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "FOLDER",
              description = "the terminal's data folder")
          Path data) {
    return with(
        data,
        outbox -> {
          tell(outbox.counts());
          List<OutboxRow> rows = outbox.undelivered(MOST_ROWS);
          if (!rows.isEmpty()) {
            print(COLUMNS.formatted("number", "kept at", "state", "reason"));
          }
          for (OutboxRow row : rows) {
            print(
                COLUMNS.formatted(
                    row.recordNumber(),
                    row.keptAt(),
                    row.state(),
                    Objects.requireNonNullElse(row.answer(), "-")));
          }
        });
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description =
          "Puts refused and parked confirmations back among those to deliver, in their old places.")
  int replay(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "FOLDER",
              description = "the terminal's data folder")
          Path data) {
    return with(
        data,
        outbox -> {
          print(
              "%d put back; they are delivered when the terminal is started"
                  .formatted(outbox.replay()));
          tell(outbox.counts());
        });
  }

  /** Something to do with an open outbox. */
  private interface Work {
    void run(Outbox outbox) throws OutboxException;
  }

  private int with(Path data, Work work) {
    Path file = data.resolve(Keeper.FILE);
    if (!Files.isRegularFile(file)) {
      return complain(FAILED, "There is no outbox in " + data + ".");
    }
    try {
      Optional<InstanceLock> lock = InstanceLock.take(data);
      if (lock.isEmpty()) {
        return complain(
            ExitCode.ALREADY_RUNNING,
            "The terminal runs in " + data + "; end it first. Nothing was changed.");
      }
      try (InstanceLock held = lock.get();
          Outbox outbox = Outbox.open(held.folder().resolve(Keeper.FILE))) {
        work.run(outbox);
        return 0;
      }
    } catch (IOException | OutboxException e) {
      return complain(FAILED, "The outbox cannot be opened or read: " + e.getMessage());
    }
  }

  private void tell(Counts counts) {
    print(
        "%d pending, %d delivered, %d refused, %d parked"
            .formatted(counts.pending(), counts.delivered(), counts.refused(), counts.parked()));
  }

  private void print(String line) {
    PrintWriter out = commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private int complain(int code, String message) {
    PrintWriter err = commandLine().getErr();
    err.println(message);
    err.flush();
    return code;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec, "picocli sets it").commandLine();
  }
}
