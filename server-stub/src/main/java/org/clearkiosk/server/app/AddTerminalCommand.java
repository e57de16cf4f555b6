package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.RunningServer;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.EnrolmentCodes;
import org.clearkiosk.server.store.LoadedPolicies;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.terminals.EnrolmentCode;
import org.clearkiosk.server.tls.Fingerprints;
import org.clearkiosk.server.tls.ServerIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a terminal and gives out the code with which it enrols, once. */
@Command(
    name = "add-terminal",
    description = {
      "Add a terminal and give out a code with which it enrols, once: on the terminal, bin/kiosk"
          + " enrol makes its key and gets its certificate for it. The server keeps only the code's"
          + " digest.",
      "With --renew, give a terminal that there is another code: for another machine in its place,"
          + " or when its certificate has ended or was revoked. What it has now serves until the new"
          + " certificate is used; if its machine was stolen, revoke-terminal first.",
      "Works while the server runs."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AddTerminalCommand implements Callable<Integer> {
  private static final int MOST_HOURS = 24 * 14;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private TerminalNumber terminal;
  @Spec private CommandSpec spec;

  @Option(
      names = "--renew",
      description = "Give the terminal of this number another code instead of adding one.")
  private boolean renew;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "For how long the code serves, 1 to 336 (default: ${DEFAULT-VALUE}).")
  private int hours;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Where the terminal reaches the server (default: where the running server answers, by its"
              + " first --host where that is every address; https://127.0.0.1:8443 where none runs).")
  private @Nullable String server;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, or json: campus, terminal, code, expiresAt, server, fingerprint (default:"
              + " ${DEFAULT-VALUE}).")
  private OutputFormat format;

  /** What the operator brings to the terminal. */
  private record Invitation(
      String campus,
      String terminal,
      String code,
      OffsetDateTime expiresAt,
      String server,
      String fingerprint) {}

  @Override
  public Integer call() throws Exception {
    String number = terminal.checked();
    if (hours < 1 || hours > MOST_HOURS) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "--hours: 1 to " + MOST_HOURS);
    }
    DataFolder folder = data.openExisting();
    Instant now = Instant.now();
    String url = server == null ? url(folder) : server;
    EnrolmentCode code = EnrolmentCode.random();
    Instant until = now.plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
    TerminalIdentity identity;
    String fingerprint;
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      mustBeItsFolder(handle, folder);
      fingerprint = Fingerprints.of(ServerIdentity.authority(folder.tls(), now).certificate());
      handle.begin();
      identity = new TerminalIdentity(campus.existing(handle), number);
      register(handle, identity, now);
      EnrolmentCodes.give(handle, identity, code.digest(), now, until);
      OperatorNotes.terminal(
          handle, renew ? AuditAction.TERMINAL_RENEWED : AuditAction.TERMINAL_ADDED, identity, now);
      ShownOnce.commit(handle, "ask for another code: add-terminal %s --renew".formatted(number));
    }
    print(
        new Invitation(
            identity.campus().value(),
            number,
            code.text(),
            until.atZone(ZoneId.systemDefault()).toOffsetDateTime(),
            url,
            fingerprint));
    return ExitCodes.DONE;
  }

  /** Terminals would trust an authority made here, and no server would be of it. */
  private static void mustBeItsFolder(Handle handle, DataFolder folder) throws CommandFailure {
    if (!Files.exists(folder.authorityCertificate()) && LoadedPolicies.any(handle)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "servers have started on this database, and %s has no authority (tls/ca.pem); nothing was"
                  .formatted(folder.path())
              + " changed. Name the folder of such a server in --data");
    }
  }

  private static String url(DataFolder folder) throws IOException, CommandFailure {
    Optional<RunningServer> running = RunningServer.read(folder);
    if (running.isEmpty()) {
      return "https://127.0.0.1:8443";
    }
    return running
        .get()
        .forTerminals()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCodes.WRONG_USE,
                    "the server listens on every address, and no name was said (start --host NAME)"
                        + " by which terminals reach it; nothing was changed. Say it:"
                        + " --server https://NAME:%d".formatted(running.get().port())));
  }

  private void register(Handle handle, TerminalIdentity identity, Instant now)
      throws CommandFailure {
    if (renew && !Terminals.restore(handle, identity, now)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, "there is no terminal " + identity + "; nothing was changed");
    }
    if (!renew && !Terminals.add(handle, identity, now)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "there is a terminal %s; nothing was changed. --renew gives it another code"
              .formatted(identity));
    }
  }

  private void print(Invitation invitation) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.json) {
      out.println(Json.write(invitation));
    } else {
      out.printf(
          "terminal %s of campus %s %s%n",
          invitation.terminal(), invitation.campus(), renew ? "has another code" : "is added");
      out.printf(
          "code:        %s  (serves once, until %s)%n", invitation.code(), invitation.expiresAt());
      out.printf("fingerprint: %s%n", invitation.fingerprint());
      out.printf("On the terminal, as the user that runs it:%n");
      out.printf(
          "  bin/kiosk enrol --data FOLDER --server %s \\%n    --code %s \\%n    --fingerprint %s%n",
          invitation.server(), invitation.code(), invitation.fingerprint());
    }
    out.flush();
  }
}
