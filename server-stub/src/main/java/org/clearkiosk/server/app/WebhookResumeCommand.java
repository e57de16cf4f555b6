package org.clearkiosk.server.app;

import java.util.Map;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Webhooks;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a subscriber events again. */
@Command(
    name = "resume",
    description =
        "Tell a subscriber events again that answered 410, or try one that fails at once instead of waiting. What"
            + " came meanwhile is told first.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WebhookResumeCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "As \"webhook list\" shows it.")
  private String id;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      handle.begin();
      CampusId of = campus.existing(handle);
      if (!Webhooks.resume(handle, of, id)) {
        throw WebhookNotes.unknown(of, id);
      }
      WebhookNotes.append(handle, AuditAction.WEBHOOK_RESUMED, of, Map.of("webhook", id));
      Commits.commit(handle);
    }
    spec.commandLine().getOut().println("subscriber " + id + " is told what waits");
    return ExitCodes.DONE;
  }
}
