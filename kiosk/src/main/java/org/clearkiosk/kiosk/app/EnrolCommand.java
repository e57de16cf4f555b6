package org.clearkiosk.kiosk.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.kiosk.client.FirstContact;
import org.clearkiosk.kiosk.client.HttpsServer;
import org.clearkiosk.kiosk.client.NewKey;
import org.clearkiosk.kiosk.client.Patience;
import org.clearkiosk.kiosk.client.Trust;
import org.clearkiosk.kiosk.disk.PrivateFiles;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.outbox.OutboxException;
import org.clearkiosk.kiosk.outbox.OutboxGlance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the terminal known to the server: key, certificate, and whom to trust. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes this terminal known to the server, with a one-time code (bin/server add-terminal).",
      "The private key is made here and does not leave. A terminal that runs goes on by itself.",
      "The server is trusted by its authority alone, which is told by a file or a fingerprint."
    },
    footer = {"", "Exit codes: 1 not enrolled (the message says why), 2 wrong usage."})
final class EnrolCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "https://host:port")
  private @Nullable String server;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "the one-time code; without it, the first line of standard input")
  private @Nullable String code;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FOLDER",
      description = "the terminal's data folder; made when there is none")
  private @Nullable Path data;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private @Nullable Authority authority;

  /** How the server's authority is known. */
  private static final class Authority {
    @Option(
        names = "--authority",
        required = true,
        paramLabel = "FILE",
        description = "the server's ca.pem, brought here by hand")
    private @Nullable Path file;

    @Option(
        names = "--fingerprint",
        required = true,
        paramLabel = "HEX",
        description = "its SHA-256, as the server's command printed it")
    private @Nullable String fingerprint;
  }

  @Override
  public Integer call() {
    try {
      return enrol(HttpsServer.url(Objects.requireNonNull(server)), Objects.requireNonNull(data));
    } catch (FirstContact.StrangerException e) {
      return complain(
          e.getMessage() + ". Look at the address and the fingerprint; the code is still good");
    } catch (IOException | OutboxException | IllegalArgumentException e) {
      return complain(KioskCommand.told(e));
    }
  }

  private int enrol(HttpUrl url, Path folder) throws IOException, OutboxException {
    X509Certificate trusted = authority(url);
    String typed = code == null ? ask() : code;
    PrivateFiles.createFolder(folder);
    // Before the code is used up
    SortedMap<String, Long> waiting = OutboxGlance.waiting(folder.resolve(Keeper.FILE));
    NewKey key = NewKey.make();
    String address = "https://%s:%d".formatted(bracketed(url.host()), url.port());
    Answer<TerminalCertificate> answer;
    try (HttpsServer central = new HttpsServer(address, Trust.inOnly(trusted), Patience.USUAL)) {
      answer = central.enrol(new EnrolmentRequest(typed, key.request()));
    }
    if (answer instanceof Answer.Ok<TerminalCertificate> ok) {
      TerminalCertificate given = ok.value();
      if (given.nextSequence() > SequenceRange.GREATEST) {
        return complain(
            "terminal %s has given out its last number, %d, and could keep no confirmation. Nothing was changed here. Have another terminal added (bin/server add-terminal) and enrol this machine with its code"
                .formatted(given.terminal(), SequenceRange.GREATEST));
      }
      for (Map.Entry<String, Long> others : waiting.entrySet()) {
        if (!others.getKey().equals(given.terminal())) {
          return complain(
              "%d confirmations of terminal %s wait here and could not be delivered in the name of terminal %s. Nothing was changed here. Have them delivered first, as terminal %s (docs/terminals.md); then bin/server add-terminal %s --renew gives another code"
                  .formatted(
                      others.getValue(),
                      others.getKey(),
                      given.terminal(),
                      others.getKey(),
                      given.terminal()));
        }
      }
      new EnrolmentFolder(folder)
          .write(
              new EnrolmentFolder.Enrolment(
                  new EnrolmentFolder.Place(address, given.nextSequence()),
                  key.with(given, trusted)));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.printf(
          "This is terminal %s of campus %s now; its certificate serves until %s and is renewed"
              + " by itself.%n",
          given.terminal(), given.campus(), given.expiresAt().toLocalDate());
      out.flush();
      return 0;
    }
    return complain(why((Answer.NoAnswer<TerminalCertificate>) answer));
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private X509Certificate authority(HttpUrl url) throws IOException {
    Authority known = Objects.requireNonNull(authority);
    Path file = known.file;
    if (file == null) {
      return FirstContact.authority(
          url.host(),
          url.port(),
          FirstContact.fingerprint(Objects.requireNonNull(known.fingerprint)),
          Patience.USUAL);
    }
    List<X509Certificate> found = Trust.authorities(Files.readAllBytes(file));
    if (found.size() != 1) {
      throw new IllegalArgumentException(file + " has more than one certificate");
    }
    return found.get(0);
  }

  /** In place of the option, which the list of processes would show. */
  private String ask() throws IOException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.print("Code: ");
    err.flush();
    String typed =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (typed == null || typed.isBlank()) {
      throw new IllegalArgumentException("--code is missing");
    }
    return typed.strip();
  }

  private static String why(Answer.NoAnswer<TerminalCertificate> answer) {
    ProblemType type =
        answer instanceof Answer.Refused<TerminalCertificate> refused
            ? refused.type().orElse(null)
            : null;
    if (type == ProblemType.ENROLMENT_REFUSED) {
      return "the server does not take this code: it is mistyped, was used, or has ended."
          + " bin/server add-terminal NUMBER --renew gives another";
    }
    if (type == ProblemType.ENROLMENT_LOCKED) {
      return "too many wrong codes came from here; try again in %d seconds"
          .formatted(answer.failure().retryAfterSeconds());
    }
    String failure = answer.failure().code().code();
    return answer instanceof Answer.Untrusted<TerminalCertificate>
        ? "the server's certificate is not of this authority, or is for another address ("
            + failure
            + "); nothing was sent"
        : "no certificate came (" + failure + ", docs/failure-codes.md)";
  }

  private int complain(@Nullable String message) {
    PrintWriter err = Objects.requireNonNull(spec, "picocli sets it").commandLine().getErr();
    err.println("The terminal is not enrolled: " + message + ".");
    err.flush();
    return FAILED;
  }
}
