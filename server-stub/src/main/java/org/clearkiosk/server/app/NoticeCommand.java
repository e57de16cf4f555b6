package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.clearing.DeskNotice;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Campuses;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a student's notice. */
@Command(
    name = "notice",
    description = {
      "Print a student's notice as a terminal would get it now: offices, what the rules decide, and"
          + " what is in the way. Works while servers run, and gives no ticket. That it was looked"
          + " up, and by whom, is noted in the audit chain first.",
      "It is personal: keep it from strangers."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class NoticeCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private PolicyOption policy;
  @Mixin private StudentNumber student;
  @Mixin private ClerkName clerk;
  @Spec private CommandSpec spec;

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day, as YYYY-MM-DD (default: today in the policy's zone).")
  private @Nullable String on;

  @Option(
      names = "--format",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); json: the message that a terminal"
              + " gets.")
  private OutputFormat format;

  @Option(
      names = "--language",
      defaultValue = "zh",
      description =
          "The language of the text: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). JSON has"
              + " both.")
  private ExplainCommand.Language language;

  @Override
  public Integer call() throws Exception {
    Policy otherwise = policy.read();
    Optional<LocalDate> day = day();
    String number = student.checked();
    OperatorNotes.Reading reading =
        new OperatorNotes.Reading(
            AuditAction.NOTICE_LOOKED_UP, campus.checked(), number, clerk.noted());
    DataFolder folder = data.openExisting();
    try (Handle handle = database.openForNotedReading(folder, reading)) {
      Campuses.Campus there = CampusOption.existing(handle, campus.checked());
      Policy rules = ServersRules.of(handle, there, otherwise);
      LocalDate decided = day.orElseGet(() -> LocalDate.now(rules.zone()));
      Notice notice =
          DeskNotice.of(handle, there.id(), number, rules, decided)
              .orElseThrow(() -> StudentChange.unknown(there.id(), number));
      PrintWriter out = spec.commandLine().getOut();
      if (format == OutputFormat.json) {
        out.println(Json.write(notice));
      } else {
        new NoticeText(language, rules).print(notice, decided, out);
      }
      out.flush();
    }
    return ExitCodes.DONE;
  }

  /** The day that was named. */
  private Optional<LocalDate> day() throws CommandFailure {
    try {
      return Optional.ofNullable(on).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "--on " + on + " is no day: write it as YYYY-MM-DD");
    }
  }
}
