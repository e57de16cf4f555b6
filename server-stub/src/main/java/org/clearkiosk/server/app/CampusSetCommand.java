package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes a campus's name or policy. */
@Command(
    name = "set",
    description = {
      "Change a campus's name or rules; what is not named stays as it is.",
      "A running server takes the rules at its next start: restart all of them, so that all judge"
          + " alike."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CampusSetCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusParameters campus;
  @Spec private CommandSpec spec;

  @Option(names = "--name-zh", paramLabel = "TEXT", description = "Its name in Chinese.")
  private @Nullable String nameZh;

  @Option(names = "--name-en", paramLabel = "TEXT", description = "Its name in English.")
  private @Nullable String nameEn;

  @ArgGroup private @Nullable Rules rules;

  /** One or the other. */
  static final class Rules {
    @Option(
        names = "--policy",
        paramLabel = "YEAR|FILE",
        description = "Rules of its own, which the database keeps.")
    private @Nullable String policy;

    @Option(
        names = "--default-policy",
        description = "No rules of its own any more: those with which the server is started.")
    private boolean none;
  }

  @Override
  public Integer call() throws Exception {
    CampusId id = campus.checked();
    String policy =
        rules == null || rules.policy == null ? null : PolicySource.usableText(rules.policy);
    DataFolder folder = data.openExisting();
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      handle.begin();
      Campuses.Campus changed = changed(CampusOption.existing(handle, id), policy);
      Campuses.change(handle, changed);
      CampusParameters.note(handle, AuditAction.CAMPUS_CHANGED, changed, Instant.now());
      Commits.commit(handle);
    }
    spec.commandLine().getOut().println("campus " + id + " changed");
    return ExitCodes.DONE;
  }

  private Campuses.Campus changed(Campuses.Campus before, @Nullable String policy)
      throws CommandFailure {
    return new Campuses.Campus(
        before.id(),
        CampusParameters.name(
            nameZh == null ? before.name().zh() : nameZh,
            nameEn == null ? before.name().en() : nameEn),
        policyOf(before, policy));
  }

  private @Nullable String policyOf(Campuses.Campus before, @Nullable String policy) {
    if (rules == null) {
      return before.policy();
    }
    return rules.none ? null : policy;
  }
}
