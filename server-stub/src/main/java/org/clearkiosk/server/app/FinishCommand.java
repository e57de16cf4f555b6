package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.intake.PlainText;
import org.clearkiosk.server.sources.RefundChoice;
import org.clearkiosk.server.sources.StepsByHand;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finishes by hand what a terminal could not. */
@Command(
    name = "finish",
    description = {
      "Finish by hand the step that terminals finish, once the hall has settled what stopped the"
          + " terminal (K2): the same as that office's own system may do. What the card is"
          + " no longer good for ends with it (C1). Works while servers run.",
      "It looks at no blocker and no window: the desk decides. There is no completion and no"
          + " receipt. Say --refund where the student chooses how the balance is paid back: who takes"
          + " cash is then sent to the counter that pays it out. What the student confirmed at a"
          + " terminal stands. Who did it and why is noted in the audit chain.",
      "Done by mistake? Import a row \"STUDENT,OFFICE,no\" with that office's id (import --offices)."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FinishCommand implements Callable<Integer> {
  private static final int LONGEST_REASON = 100;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private PolicyOption policy;
  @Mixin private StudentNumber student;
  @Mixin private ClerkName clerk;
  @Spec private CommandSpec spec;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description =
          "Why it may be finished, 1 to 100 characters, for example \"switch returned, slip 17\". It"
              + " stays in the audit chain for good: write no name, number of a card or amount.")
  private String reason;

  @Option(
      names = "--refund",
      paramLabel = "WAY",
      description =
          "How the student wants the balance back, of what the year's rules offer today (C8):"
              + " ${COMPLETION-CANDIDATES}.",
      completionCandidates = Words.Refunds.class,
      converter = Words.RefundReader.class)
  private @Nullable Refund refund;

  @Override
  public Integer call() throws Exception {
    String number = student.checked();
    Map<String, Object> said = new TreeMap<>(clerk.noted());
    said.put("reason", checkedReason());
    CampusId id = campus.checked();
    Policy otherwise = policy.read();
    PrintWriter out = spec.commandLine().getOut();
    AtomicBoolean finishedBefore = new AtomicBoolean();
    try (Database open = database.openExisting(data.openExisting())) {
      Optional<StudentChange.Done> done =
          StudentChange.run(
              open,
              id,
              number,
              (handle, there, now) -> {
                Policy rules = ServersRules.of(handle, there, otherwise);
                out.println("by the rules of " + rules.year());
                Student of = Students.find(handle, id, number).orElseThrow();
                finishedBefore.set(of.done().contains(rules.officeFinishedHere()));
                checkRefund(handle, id, rules, of, now.atZone(rules.zone()).toLocalDate());
                return StepsByHand.finish(
                        handle, id, rules, number, rules.officeFinishedHere(), refund, now)
                    .map(detail -> noted(detail, said));
              });
      out.println(words(done.isPresent(), finishedBefore.get()).formatted(number));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static String words(boolean changed, boolean finishedBefore) {
    if (!changed) {
      return "the step of student %s is done already; nothing was changed";
    }
    return finishedBefore
        ? "the step of student %s is done already; the refund was changed"
        : "the step of student %s is finished";
  }

  private static StudentChange.Done noted(Map<String, Object> detail, Map<String, Object> said) {
    Map<String, Object> all = new TreeMap<>(detail);
    all.putAll(said);
    return new StudentChange.Done(AuditAction.STEP_FINISHED, all);
  }

  private void checkRefund(Handle handle, CampusId id, Policy rules, Student of, LocalDate today)
      throws CommandFailure {
    if (refund == null) {
      return;
    }
    RefundChoice choice = RefundChoice.of(handle, id, rules, today, of, refund);
    if (choice instanceof RefundChoice.Confirmed) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "--refund: student %s confirmed the step at a terminal, and what was confirmed there stands; nothing was changed"
              .formatted(of.number()));
    }
    if (choice instanceof RefundChoice.NotOffered) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "--refund: the rules of %s do not offer it to student %s today; nothing was changed"
              .formatted(rules.year(), of.number()));
    }
  }

  private String checkedReason() throws CommandFailure {
    Optional<String> flaw =
        reason.isEmpty()
            ? Optional.of("it is empty")
            : PlainText.flaw(reason, LONGEST_REASON).map(PlainText.Flaw::problem);
    if (flaw.isPresent()) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "--reason: %s; nothing was changed".formatted(flaw.get()));
    }
    return reason;
  }
}
