package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.identity.PasswordHash;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The query password, as the hall's desk has to do with it. */
@Command(
    name = "password",
    description = {
      "A student's query password: give another one, or lift the lock of wrong tries (P-02). Look at"
          + " the student's papers first. Both work while servers run, and count at once.",
      "The bound of a terminal at which many wrong ones were typed stays; it ends by itself within"
          + " minutes."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PasswordCommand.Set.class, PasswordCommand.Unlock.class})
final class PasswordCommand {
  /** Gives a student another query password. */
  @Command(
      name = "set",
      description = {
        "Give a student another query password, and lift the lock of wrong tries. Six digits: asked"
            + " for twice where the command runs in a terminal window, without showing them;"
            + " otherwise one line of the standard input. Let the student type them.",
        "Who did it is noted in the audit chain; the password is kept as its Argon2id hash alone."
      },
      mixinStandardHelpOptions = true)
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Set implements Callable<Integer> {
    private static final String SIX_DIGITS = "[0-9]{6}";

    @Mixin private DataOption data;
    @Mixin private DatabaseOption database;
    @Mixin private CampusOption campus;
    @Mixin private StudentNumber student;
    @Mixin private ClerkName clerk;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      String number = student.checked();
      Map<String, Object> detail = new TreeMap<>(clerk.noted());
      CampusId id = campus.checked();
      try (Database open = database.openExisting(data.openExisting())) {
        String password = SecretInput.read("the new query password, six digits");
        if (!password.matches(SIX_DIGITS)) {
          throw new CommandFailure(
              ExitCodes.WRONG_USE, "a query password is six digits; nothing was changed");
        }
        String hash = PasswordHash.of(password);
        StudentChange.run(
            open,
            id,
            number,
            (handle, there, now) -> {
              Credentials.set(handle, id, number, hash);
              detail.put("triesForgotten", Credentials.forgetAll(handle, id, number));
              return Optional.of(new StudentChange.Done(AuditAction.PASSWORD_SET, detail));
            });
      }
      say(spec, "the query password of student %s is set, and no card is locked", number);
      return ExitCodes.DONE;
    }
  }

  /** Lifts the lock of wrong tries. */
  @Command(
      name = "unlock",
      description =
          "Forget the wrong tries with all cards of a student: a lock ends at once, and there are"
              + " five tries again. The query password stays. Who did it is noted in the audit"
              + " chain.",
      mixinStandardHelpOptions = true)
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Unlock implements Callable<Integer> {
    @Mixin private DataOption data;
    @Mixin private DatabaseOption database;
    @Mixin private CampusOption campus;
    @Mixin private StudentNumber student;
    @Mixin private ClerkName clerk;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      String number = student.checked();
      Map<String, String> detail = clerk.noted();
      CampusId id = campus.checked();
      Optional<StudentChange.Done> done;
      try (Database open = database.openExisting(data.openExisting())) {
        done =
            StudentChange.run(
                open,
                id,
                number,
                (handle, there, now) ->
                    Credentials.forgetAll(handle, id, number)
                        ? Optional.of(new StudentChange.Done(AuditAction.PASSWORD_UNLOCKED, detail))
                        : Optional.empty());
      }
      say(
          spec,
          done.isPresent()
              ? "no card of student %s is locked any more"
              : "no wrong try with a card of student %s is on record; nothing was changed",
          number);
      return ExitCodes.DONE;
    }
  }

  private static void say(CommandSpec spec, String words, String student) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(words.formatted(student));
    out.flush();
  }
}
