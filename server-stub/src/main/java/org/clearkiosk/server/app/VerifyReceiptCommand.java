package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.receipt.ReceiptCheck;
import org.clearkiosk.server.receipt.ReceiptClaims;
import org.clearkiosk.server.receipt.TicketClaims;
import org.clearkiosk.server.store.ReceiptKeys;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a signed receipt, or a ticket of the service hall; needs no server. */
@Command(
    name = "verify-receipt",
    description = {
      "Check a signed receipt, or a signed ticket of the service hall, without a server and without a"
          + " network, and print what it says.",
      "Exit code 0: it is true. 1: it is not, or cannot be checked; the message says whether the"
          + " signature is bad, the key unknown or the text malformed."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class VerifyReceiptCommand implements Callable<Integer> {
  private static final int LONGEST_INPUT = 4096;

  @ArgGroup(multiplicity = "1")
  private KeySource source;

  @Parameters(
      paramLabel = "FILE|-|TEXT",
      description = "The signed text itself, a file that holds it, or - for the standard input.")
  private String receipt;

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  /** Where the public keys come from. */
  static final class KeySource {
    @Option(
        names = "--keys",
        paramLabel = "FILE",
        description = "The public keys, as receipt-keys prints them.")
    private @Nullable Path keys;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "A server's data folder, whose published keys are taken.")
    private @Nullable Path data;
  }

  @Override
  public Integer call() throws Exception {
    ReceiptCheck.Result result = ReceiptCheck.check(text(), keys());
    PrintWriter out = spec.commandLine().getOut();
    if (result instanceof ReceiptCheck.Result.Valid valid) {
      print(out, valid.claims(), valid.key());
      return ExitCodes.DONE;
    }
    if (result instanceof ReceiptCheck.Result.ValidTicket valid) {
      print(out, valid.claims(), valid.key());
      return ExitCodes.DONE;
    }
    spec.commandLine().getErr().println(why(result));
    return ExitCodes.FAILED;
  }

  private static void print(PrintWriter out, ReceiptClaims claims, String key) {
    out.println("valid");
    out.println("number     " + claims.jti());
    out.println("campus     " + claims.cps());
    out.println("student    " + claims.sub());
    out.println("confirmed  " + claims.confirmedAt());
    out.println("year       " + claims.yr());
    out.println("office     " + claims.ofc());
    if (claims.rfd() != null) {
      out.println("refund     " + Json.GSON.toJsonTree(claims.rfd()).getAsString());
    }
    out.println("key        " + key);
    out.flush();
  }

  private static void print(PrintWriter out, TicketClaims claims, String key) {
    out.println("valid ticket");
    out.println("number     " + claims.num());
    out.println("day        " + claims.day());
    out.println("campus     " + claims.cps());
    out.println("student    " + claims.sub());
    out.println("given      " + claims.givenAt());
    out.println("year       " + claims.yr());
    out.println("key        " + key);
    out.flush();
  }

  private static String why(ReceiptCheck.Result result) {
    if (result instanceof ReceiptCheck.Result.UnknownKey unknown) {
      return "unknown key: it names %s, which is not among the keys given. Fetch the keys anew"
          .formatted(unknown.key());
    }
    if (result instanceof ReceiptCheck.Result.BadSignature bad) {
      return "bad signature: it was changed, or not signed by key %s".formatted(bad.key());
    }
    return "malformed: " + ((ReceiptCheck.Result.Malformed) result).why();
  }

  /** A signed receipt is never the name of a file: it is longer than a name may be. */
  private String text() throws IOException {
    if (receipt.equals("-")) {
      return read(System.in);
    }
    try {
      Path file = Path.of(receipt);
      if (Files.isRegularFile(file)) {
        try (InputStream input = Files.newInputStream(file)) {
          return read(input);
        }
      }
    } catch (InvalidPathException e) {
      // no file, then
    }
    return receipt.strip();
  }

  private static String read(InputStream input) throws IOException {
    return new String(input.readNBytes(LONGEST_INPUT), StandardCharsets.UTF_8).strip();
  }

  private PublicKeySet keys() throws IOException, CommandFailure {
    Path file = source.keys;
    if (file == null) {
      return published(DataOption.existing(Objects.requireNonNull(source.data)));
    }
    try {
      return Json.read(Files.readString(file), PublicKeySet.class);
    } catch (Json.MalformedMessageException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, file + " is no set of public keys: " + e.getMessage());
    }
  }

  private PublicKeySet published(DataFolder folder) throws IOException, CommandFailure {
    try (Handle handle = database.openForReading(folder)) {
      return ReceiptKeys.all(handle);
    }
  }
}
