package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** How a command ended that was run in the test's process: its exit code and what it said. */
record CommandEnd(int code, String out, String err) {
  static CommandEnd run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        ServerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = commandLine.execute(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    return new CommandEnd(code, out.toString(), err.toString());
  }
}
