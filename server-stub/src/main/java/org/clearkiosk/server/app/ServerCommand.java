package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.clearkiosk.server.store.BackupException;
import org.clearkiosk.server.store.Failures;
import org.clearkiosk.server.store.UnfitDatabaseException;
import org.clearkiosk.server.store.UnsureCommitException;
import org.clearkiosk.settings.LayeredCommandLine;
import org.clearkiosk.settings.Vocabulary;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's command line. */
@Command(
    name = "server",
    description = "The central server: terminals ask it, and it keeps what students complete.",
    mixinStandardHelpOptions = true,
    versionProvider = ServerCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed for another reason; the message says which",
      "2:wrong use of the command line, or mistakes in the configuration file",
      "3:the port is in use, or the address is not one of this machine now",
      "4:another server holds the data folder",
      "5:not possible with this data; nothing was changed",
      "6:the database cannot be reached, or does not let this server in",
      "7:terminals gaps: something is missing",
      "8:by another year's rules than the servers go by; nothing was changed",
      "9:others kept writing into the database; nothing was changed, try again"
    },
    footerHeading = "%nA server for trying out, in three lines:%n",
    footer = {
      "  bin/server demo-campus --data /tmp/campus",
      "  bin/server add-terminal 07 --data /tmp/campus",
      "  bin/server start --data /tmp/campus --clock 2012-06-12T09:00+08:00"
    })
public final class ServerCommand {
  /**
   * The settings are the options of {@code start}; the others take from there where the data is,
   * and what else they share with it.
   */
  private static final Vocabulary SETTINGS =
      new Vocabulary(
          StartCommand::new,
          "CLEARKIOSK_SERVER_",
          Set.of(),
          Set.of("data", "database", "database-password-file"),
          "bin/server start --help");

  private static final List<Class<?>> COMMANDS =
      List.of(
          StartCommand.class,
          DemoCampusCommand.class,
          CampusCommand.class,
          InventCampusCommand.class,
          ImportCommand.class,
          TokenCommand.class,
          AddTerminalCommand.class,
          RevokeTerminalCommand.class,
          TerminalsCommand.class,
          NoticeCommand.class,
          FinishCommand.class,
          PasswordCommand.class,
          CompletionsCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          CardKeyCommand.class,
          ReceiptKeysCommand.class,
          VerifyReceiptCommand.class,
          WebhookCommand.class,
          AuditCommand.class,
          PolicyCommand.class,
          ExplainCommand.class,
          CommandLine.HelpCommand.class);

  private ServerCommand() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    // what is printed holds Chinese, whatever the locale is
    System.exit(
        commandLine(called(arguments))
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(arguments));
  }

  /** With every command. */
  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    CommandLine line = new LayeredCommandLine(new ServerCommand(), SETTINGS);
    commands.forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(ServerCommand::report);
  }

  /**
   * The command that is called, as far as that can be seen at a glance; otherwise all of them. To
   * read what the others take would keep it waiting.
   */
  private static List<Class<?>> called(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> called =
        COMMANDS.stream()
            .filter(command -> command != CommandLine.HelpCommand.class)
            .filter(command -> command.getAnnotation(Command.class).name().equals(first))
            .toList();
    return called.isEmpty() ? COMMANDS : called;
  }

  static int report(Exception failure, CommandLine commandLine, CommandLine.ParseResult arguments) {
    if (failure instanceof CommandFailure known) {
      commandLine.getErr().println(known.getMessage());
      return known.exitCode();
    }
    if (failure instanceof UnfitDatabaseException unfit) {
      commandLine.getErr().println(unfit.getMessage());
      return ExitCodes.NOT_POSSIBLE;
    }
    if (failure instanceof BackupException told) {
      commandLine.getErr().println(told.getMessage());
      return ExitCodes.NOT_POSSIBLE;
    }
    if (failure instanceof UnsureCommitException) {
      commandLine
          .getErr()
          .println(
              "it was done, but PostgreSQL stopped waiting for its standby: it is lost if this host is."
                  + " See that the standby follows; then look whether it stands (audit list) before it is"
                  + " done again");
      return ExitCodes.FAILED;
    }
    if (Failures.waitedInVain(failure)) {
      commandLine
          .getErr()
          .println(
              "others kept writing into the database (an import?), and this waited in vain; nothing was"
                  + " changed. Try again when they have ended");
      return ExitCodes.OTHERS_WRITE;
    }
    if (Failures.unreachable(failure)) {
      commandLine
          .getErr()
          .println(
              "the database cannot be reached, or does not let this server in (%s); nothing was changed. Look whether it runs, and at --database and the password"
                  .formatted(Failures.code(failure)));
      return ExitCodes.DATABASE_AWAY;
    }
    // what the database layer says of a statement may repeat what was to be written
    commandLine
        .getErr()
        .println(
            "failed: " + (failure instanceof JdbiException ? Failures.code(failure) : failure));
    return ExitCodes.FAILED;
  }

  /** The version, out of the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ServerCommand.class.getPackage().getImplementationVersion();
      return new String[] {"server " + (version == null ? "(not packaged)" : version)};
    }
  }
}
