package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.Webhooks;
import org.clearkiosk.server.webhook.NewSubscriber;
import org.clearkiosk.server.webhook.SecretBox;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a subscriber. */
@Command(
    name = "add",
    description = {
      "Add a subscriber and print its id and its secret, once: whsec_ and base64. It is told every"
          + " completion from now on.",
      "Where several servers share a database, they need the same keys/webhook-key.json."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WebhookAddCommand implements Callable<Integer> {
  private static final int LONGEST_AUTHORITY = 64 * 1024;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "Where requests go: https://HOST[:PORT]/PATH")
  private String url;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Write the secret here, for its owner only, instead of printing it.")
  private @Nullable Path secretFile;

  @Option(
      names = "--from-start",
      description = "Tell also all that was completed before, the oldest first.")
  private boolean fromStart;

  @Option(
      names = "--allow-private",
      description = "The address may be of this machine or of a private network.")
  private boolean allowPrivate;

  @Option(
      names = "--authority",
      paramLabel = "FILE",
      description =
          "Trust the certificates in this file (PEM) there, and no others (default: those that this"
              + " machine trusts).")
  private @Nullable Path authority;

  @Override
  public Integer call() throws Exception {
    if (secretFile != null && Files.exists(secretFile)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          secretFile + " exists; nothing was changed. Choose another --secret-file");
    }
    String trusted = certificates();
    DataFolder folder = data.openExisting();
    NewSubscriber added;
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      handle.begin();
      CampusId of = campus.existing(handle);
      added = made(SecretBox.open(folder.webhookKey()), of, trusted);
      Webhooks.add(
          handle, added.subscriber(), fromStart ? 0 : lastOfAll(handle, of), Instant.now());
      // its host and no more: a path may hold what lets others in
      WebhookNotes.append(
          handle,
          AuditAction.WEBHOOK_ADDED,
          of,
          Map.of("webhook", added.subscriber().id(), "host", added.host()));
      if (secretFile != null) {
        write(secretFile, added.secret());
      }
      if (secretFile == null) {
        ShownOnce.commit(
            handle,
            "remove it (webhook remove %s) and add it anew".formatted(added.subscriber().id()));
      } else {
        Commits.commit(handle);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("subscriber " + added.subscriber().id() + " added");
    out.println(secretFile == null ? added.secret() : "its secret is in " + secretFile);
    out.flush();
    return ExitCodes.DONE;
  }

  /** The last position once everything that was completed has one. */
  private static long lastOfAll(Handle handle, CampusId of) {
    while (Outgoing.number(handle, of) == Outgoing.MOST_AT_ONCE) {
      // there may be more
    }
    return Outgoing.last(handle, of);
  }

  private NewSubscriber made(SecretBox box, CampusId of, @Nullable String trusted)
      throws CommandFailure {
    try {
      return NewSubscriber.of(box, of, url, allowPrivate, trusted);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "nothing was changed: " + e.getMessage());
    }
  }

  private @Nullable String certificates() throws IOException, CommandFailure {
    if (authority == null) {
      return null;
    }
    if (!Files.isReadable(authority) || Files.size(authority) > LONGEST_AUTHORITY) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          authority + " cannot be read, or is longer than certificates are; nothing was changed");
    }
    return Files.readString(authority, StandardCharsets.ISO_8859_1);
  }

  private static void write(Path file, String secret) throws CommandFailure {
    try {
      PrivateFiles.write(file, (secret + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "%s cannot be written (%s); nothing was changed. Choose another --secret-file"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
