package org.clearkiosk.reader.pcsc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/**
 * Another program on the terminal that uses the same reader, as a process of its own. It does what
 * it is told to the card, says so, and keeps the card until its input ends.
 */
final class OtherProgram implements AutoCloseable {
  private final Process process;

  private OtherProgram(Process process) {
    this.process = process;
  }

  /** A program that resets the card. */
  static OtherProgram resetting(String reader) throws IOException {
    return start("reset", reader);
  }

  /** A program that keeps everyone else off the card. */
  static OtherProgram holding(String reader) throws IOException {
    return start("hold", reader);
  }

  private static OtherProgram start(String deed, String reader) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName(),
                deed,
                reader)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    OtherProgram program = new OtherProgram(process);
    String said = process.inputReader().readLine();
    if (!"done".equals(said)) {
      program.close();
      throw new IOException("The other program said: " + said);
    }
    return program;
  }

  /** Ends it. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.onExit().join();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Card card = terminal(arguments[1]).connect("*");
    if (arguments[0].equals("reset")) {
      card.disconnect(true);
    } else {
      card.beginExclusive();
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // Nothing is asked of it; it waits for the end.
    }
    System.exit(0);
  }

  private static CardTerminal terminal(String reader) throws Exception {
    return TerminalFactory.getInstance("PC/SC", null).terminals().list().stream()
        .filter(terminal -> terminal.getName().equals(reader))
        .findFirst()
        .orElseThrow(() -> new CardException("There is no reader " + reader));
  }
}
