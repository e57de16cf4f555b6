package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.SourceTokens;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Revokes a token. */
@Command(
    name = "revoke",
    description =
        "Revoke a token: from now on it is refused by every server. What was said with it stands.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TokenRevokeCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private TokenName name;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String token = name.checked();
    try (Database open = database.openExisting(data.openExisting());
        Handle handle = open.openCommandWriter()) {
      CampusId id = campus.existing(handle);
      Instant now = Instant.now();
      handle.begin();
      if (!SourceTokens.revoke(handle, id, token, now)) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE, "there is no token " + token + "; nothing was changed");
      }
      TokenNotes.append(handle, id, AuditAction.SOURCE_TOKEN_REVOKED, Map.of("token", token), now);
      Commits.commit(handle);
    }
    spec.commandLine().getOut().println("token " + token + " revoked");
    return ExitCodes.DONE;
  }
}
