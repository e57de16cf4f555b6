package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a campus. */
@Command(
    name = "add",
    description = {
      "Add a campus. Works while servers run, on all of them.",
      "Its cards' master keys: card-key import --campus ID. Its terminals: add-terminal --campus ID."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CampusAddCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusParameters campus;
  @Spec private CommandSpec spec;

  @Option(
      names = "--name-zh",
      required = true,
      paramLabel = "TEXT",
      description = "Its name in Chinese.")
  private String nameZh;

  @Option(
      names = "--name-en",
      required = true,
      paramLabel = "TEXT",
      description = "Its name in English.")
  private String nameEn;

  @Option(
      names = "--policy",
      paramLabel = "YEAR|FILE",
      description =
          "Rules of its own, which the database keeps (default: those with which the server is"
              + " started).")
  private @Nullable String policy;

  @Override
  public Integer call() throws Exception {
    Campuses.Campus added =
        new Campuses.Campus(
            campus.checked(),
            CampusParameters.name(nameZh, nameEn),
            policy == null ? null : PolicySource.usableText(policy));
    DataFolder folder = data.openExisting();
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      Instant now = Instant.now();
      handle.begin();
      if (!Campuses.add(handle, added, now)) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE,
            "there is a campus %s; nothing was changed. \"campus set\" changes it"
                .formatted(added.id()));
      }
      CampusParameters.note(handle, AuditAction.CAMPUS_ADDED, added, now);
      Commits.commit(handle);
    }
    spec.commandLine().getOut().println("campus " + added.id() + " added");
    return ExitCodes.DONE;
  }
}
