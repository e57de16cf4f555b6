package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.disk.RunningServer;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.tls.ServerIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a terminal and gives out its key, once. */
@Command(
    name = "add-terminal",
    description = {
      "Add a terminal and give out its key file, once: JSON with terminal, key, server (the URL)"
          + " and ca (the certificate to trust, PEM). The server keeps only the key's digest.",
      "With --renew, give a terminal that there is a new key: its old key is dead at once, and one"
          + " that was revoked may speak again.",
      "Works while the server runs. When the key file cannot be written, nothing is changed."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AddTerminalCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private TerminalNumber terminal;
  @Spec private CommandSpec spec;

  @Option(
      names = "--renew",
      description = "Give the terminal of this number a new key instead of adding one.")
  private boolean renew;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the key file here, for its owner only, instead of printing it.")
  private @Nullable Path out;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Where the terminal reaches the server (default: where the running server answers, else"
              + " https://127.0.0.1:8443).")
  private @Nullable String server;

  /** What a terminal is given. */
  private record KeyFile(String terminal, String key, String server, String ca) {}

  @Override
  public Integer call() throws Exception {
    String number = terminal.checked();
    if (out != null && Files.exists(out)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, out + " exists; nothing was changed. Choose another --out");
    }
    DataFolder folder = data.open();
    ServerIdentity.ensureAuthority(folder.tls(), Instant.now());
    String url = server;
    if (url == null) {
      url = RunningServer.read(folder).map(RunningServer::url).orElse("https://127.0.0.1:8443");
    }
    String key = Secrets.token();
    String content =
        Json.write(new KeyFile(number, key, url, Files.readString(folder.authorityCertificate())))
            + "\n";
    try (Database open = database.open(folder);
        Handle handle = open.openWriter()) {
      handle.begin();
      register(handle, new TerminalIdentity(campus.existing(handle), number), Secrets.digest(key));
      if (out == null) {
        handle.commit();
      } else {
        writeAndCommit(handle, out, content);
      }
    }
    PrintWriter printer = spec.commandLine().getOut();
    if (out == null) {
      printer.print(content);
    } else {
      printer.printf(
          "terminal %s %s; its key is in %s%n",
          number, renew ? "has a new key, the old one is dead" : "added", out);
    }
    printer.flush();
    return ExitCodes.DONE;
  }

  private void register(Handle handle, TerminalIdentity identity, String keyDigest)
      throws CommandFailure {
    if (renew && !Terminals.renew(handle, identity, keyDigest)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, "there is no terminal " + identity + "; nothing was changed");
    }
    if (!renew && !Terminals.add(handle, identity, keyDigest, Instant.now())) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "there is a terminal %s; nothing was changed. --renew gives it a new key"
              .formatted(identity));
    }
    OperatorNotes.terminal(
        handle,
        renew ? AuditAction.TERMINAL_RENEWED : AuditAction.TERMINAL_ADDED,
        identity,
        Instant.now());
  }

  /** Both or neither: a key that no one was given serves no one, a file without a key misleads. */
  private static void writeAndCommit(Handle handle, Path out, String content)
      throws IOException, CommandFailure {
    try {
      PrivateFiles.write(out, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "%s cannot be written (%s); nothing was changed. Choose another --out"
              .formatted(out, e.getClass().getSimpleName()));
    }
    boolean committed = false;
    try {
      handle.commit();
      committed = true;
    } finally {
      if (!committed) {
        Files.deleteIfExists(out);
      }
    }
  }
}
