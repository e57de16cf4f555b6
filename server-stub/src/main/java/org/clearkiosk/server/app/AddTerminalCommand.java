package org.clearkiosk.server.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.disk.RunningServer;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.tls.ServerIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a terminal and gives out its key, once. */
@Command(
    name = "add-terminal",
    description = {
      "Add a terminal and give out its key file, once: JSON with terminal, key, server (the URL)"
          + " and ca (the certificate to trust, PEM). The server keeps only the key's digest.",
      "Works while the server runs."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AddTerminalCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NUMBER", description = "The terminal's number, for example 07.")
  private String number;

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
    if (!number.matches("[A-Za-z0-9]{1,16}")) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "NUMBER: 1 to 16 letters and digits, for example 07");
    }
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
    try (Database database = Database.open(folder);
        Handle handle = database.openWriter()) {
      if (!Terminals.add(handle, number, Secrets.digest(key), Instant.now())) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE, "there is a terminal " + number + "; nothing was changed");
      }
    }
    if (out == null) {
      spec.commandLine().getOut().print(content);
      spec.commandLine().getOut().flush();
    } else {
      PrivateFiles.write(out, content.getBytes(StandardCharsets.UTF_8));
      spec.commandLine().getOut().println("terminal " + number + " added; its key is in " + out);
    }
    return ExitCodes.DONE;
  }
}
