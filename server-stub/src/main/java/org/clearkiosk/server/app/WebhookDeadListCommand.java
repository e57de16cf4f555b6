package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.DeadLetters;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters. */
@Command(
    name = "list",
    description =
        "List a campus's dead letters: subscriber, position, the event's id, how often it was sent, what"
            + " came of it last, and when it was given up. At most 1,000.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WebhookDeadListCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Option(names = "--webhook", paramLabel = "ID", description = "Only of this subscriber.")
  private @Nullable String webhook;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  /** What {@code --format json} prints of a dead letter. */
  private record Line(
      String webhook,
      long position,
      String event,
      int attempts,
      String lastAnswer,
      String diedAt,
      boolean replaying) {}

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    List<DeadLetters.DeadLetter> letters;
    try (Handle handle = database.openForReading(folder)) {
      letters =
          DeadLetters.all(handle, campus.existing(handle), Optional.ofNullable(webhook), MOST);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.json) {
      out.println(
          Json.write(
              letters.stream()
                  .map(
                      letter ->
                          new Line(
                              letter.webhook(),
                              letter.position(),
                              letter.event(),
                              letter.attempts(),
                              letter.lastAnswer(),
                              letter.diedAt().toString(),
                              letter.replaying()))
                  .toList()));
    } else {
      letters.forEach(
          letter ->
              out.printf(
                  "%s  %d  %s  %d times  %s  %s%s%n",
                  letter.webhook(),
                  letter.position(),
                  letter.event(),
                  letter.attempts(),
                  letter.lastAnswer(),
                  letter.diedAt(),
                  letter.replaying() ? "  (to be sent again)" : ""));
    }
    out.flush();
    return ExitCodes.DONE;
  }
}
