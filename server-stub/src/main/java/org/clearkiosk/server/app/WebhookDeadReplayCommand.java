package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DeadLetters;
import org.clearkiosk.server.store.Webhooks;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets dead letters be sent again. */
@Command(
    name = "replay",
    description =
        "Let a subscriber's dead letters be sent again, once each, in their order and before what is new."
            + " What is not taken is a dead letter again.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WebhookDeadReplayCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The subscriber, as \"webhook list\" shows it.")
  private String id;

  @Option(
      names = "--position",
      paramLabel = "N",
      description = "Only the letter of this position (default: all of the subscriber's).")
  private @Nullable Long position;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    int letters;
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      handle.begin();
      CampusId of = campus.existing(handle);
      if (Webhooks.find(handle, of, id).isEmpty()) {
        throw WebhookNotes.unknown(of, id);
      }
      letters = DeadLetters.replay(handle, of, id, Optional.ofNullable(position), Instant.now());
      WebhookNotes.append(
          handle, AuditAction.DEAD_LETTERS_REPLAYED, of, Map.of("webhook", id, "letters", letters));
      Commits.commit(handle);
    }
    spec.commandLine().getOut().println(letters + " dead letters are sent again to " + id);
    return ExitCodes.DONE;
  }
}
