package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.policy.Circumstances;
import org.clearkiosk.clearance.policy.Explanation;
import org.clearkiosk.clearance.policy.LevelStatuses;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.Trait;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a year's rules mean for a level and status. */
@Command(
    name = "explain",
    description = {
      "Say what a year's rules mean for a level and status on a day: window, card, balance, network"
          + " account, refunds, every office, and the rules that it comes from.",
      "No student's data is needed. An office that only some have to visit says what it depends on,"
          + " until --trait and --refund tell."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong use of the command line, or a status that the level does not know",
      "5:the policy cannot be used"
    },
    footerHeading = "%nFor example:%n",
    footer =
        "  bin/server explain --level undergraduate --status graduating --trait lives_in --refund bank")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExplainCommand implements Callable<Integer> {
  private static final String NO_TRAIT = "none";

  @Spec private CommandSpec spec;

  @Option(
      names = "--policy",
      paramLabel = "YEAR|FILE",
      defaultValue = PolicySource.DEFAULT,
      description = "The year's rules (default: ${DEFAULT-VALUE}).")
  private String policy;

  @Option(
      names = "--level",
      required = true,
      description = "The level of study: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Words.Levels.class,
      converter = Words.LevelReader.class)
  private Level level;

  @Option(
      names = "--status",
      required = true,
      description = "The identity status: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Words.Statuses.class,
      converter = Words.StatusReader.class)
  private Status status;

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day, as YYYY-MM-DD (default: today in the policy's zone).")
  private @Nullable String on;

  @Option(
      names = "--trait",
      paramLabel = "ID",
      split = ",",
      description =
          "A trait that the student has, as the policy declares it; may be given again. All others"
              + " are then taken not to hold. \"none\": no trait at all.")
  private List<String> traits = new ArrayList<>();

  @Option(
      names = "--refund",
      description =
          "The refund that the student chose, that day or before: ${COMPLETION-CANDIDATES}. What was"
              + " chosen while it was offered counts on.",
      completionCandidates = Words.Refunds.class,
      converter = Words.RefundReader.class)
  private @Nullable Refund refund;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(
      names = "--language",
      defaultValue = "zh",
      description =
          "The language of the text: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). JSON has"
              + " both.")
  private Language language;

  @Override
  public Integer call() throws Exception {
    Policy rules = PolicySource.read(policy);
    LocalDate day = day(rules);
    Circumstances known = new Circumstances(traits(rules), refund);
    Explanation explanation =
        Explanation.of(rules, level, status, day, known).orElseThrow(() -> impossible(rules));
    if (refund != null && !explanation.refunds().containsKey(refund)) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--refund %s: %s, %s has no such choice (%s)"
              .formatted(
                  Words.of(refund),
                  Words.of(level),
                  Words.of(status),
                  String.join(", ", explanation.rules())));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.json) {
      out.println(Json.write(explanation));
    } else {
      new ExplanationText(language, rules).print(explanation, out);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private LocalDate day(Policy rules) throws CommandFailure {
    if (on == null) {
      return LocalDate.now(rules.zone());
    }
    try {
      return LocalDate.parse(on);
    } catch (DateTimeParseException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "--on " + on + " is no day: write it as YYYY-MM-DD");
    }
  }

  private @Nullable Set<String> traits(Policy rules) throws CommandFailure {
    if (traits.isEmpty()) {
      return null;
    }
    Set<String> given = new LinkedHashSet<>(traits);
    if (given.equals(Set.of(NO_TRAIT))) {
      return Set.of();
    }
    List<String> declared = rules.traits().stream().map(Trait::id).toList();
    for (String trait : given) {
      if (!declared.contains(trait)) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE,
            "--trait %s: the policy of %s has %s; or %s alone"
                .formatted(trait, rules.year(), String.join(", ", declared), NO_TRAIT));
      }
    }
    return given;
  }

  private CommandFailure impossible(Policy rules) {
    LevelStatuses statuses = Objects.requireNonNull(rules.statuses().get(level));
    return new CommandFailure(
        ExitCodes.WRONG_USE,
        "--status %s: there is none for %s students (%s); theirs are %s"
            .formatted(
                Words.of(status),
                Words.of(level),
                String.join(", ", statuses.rules()),
                Arrays.stream(Status.values())
                    .filter(statuses.names()::containsKey)
                    .map(Words::of)
                    .collect(Collectors.joining(", "))));
  }

  /** The languages that texts have; the names are what is typed. */
  enum Language {
    /** Simplified Chinese. */
    zh,
    /** English. */
    en
  }
}
