package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Office;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.store.SourceTokens;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a token, and gives it out once. */
@Command(
    name = "add",
    description = {
      "Add a token and print it, once and alone, on the standard output. The server keeps only its"
          + " digest. Works while servers run, on all of them.",
      "To give a system a new token without a gap, add one of another name and the same --source,"
          + " let the system take it, then revoke the old one."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TokenAddCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 3660;
  private static final int LONGEST_SOURCE = 40;
  private static final String SCOPES =
      "blockers:write, steps:write, cards:write, feed:read, notices:read; several with commas";

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private PolicyOption policy;
  @Mixin private TokenName name;
  @Spec private CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "As whom it gives and lifts blockers: 1 to 40 of a-z, 0-9 and _, a letter first (default:"
              + " NAME; without blockers:write made of it). It lifts what was given"
              + " under this name and nothing else.")
  private @Nullable String source;

  @Option(
      names = "--office",
      paramLabel = "OFFICE",
      description =
          "Whose step it may finish and reopen, with steps:write: an office of the policy.")
  private @Nullable String office;

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description =
          "The kinds of blockers that it may give, with blockers:write: those of the policy or other"
              + " words; several with commas.")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--scope",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = "What it may do: " + SCOPES + ".")
  private List<String> scopes = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "It ends after so many days, 1 to 3660 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Write the token here, for its owner only, instead of printing it.")
  private @Nullable Path tokenFile;

  @Override
  public Integer call() throws Exception {
    String token = name.checked();
    Set<SourceScope> allowed = scopes();
    String as = source(token, allowed.contains(SourceScope.BLOCKERS_WRITE));
    if (allowed.contains(SourceScope.STEPS_WRITE) != (office != null)) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "steps:write and --office go together: say whose steps they are");
    }
    checkKinds(allowed.contains(SourceScope.BLOCKERS_WRITE));
    if (tokenFile != null && Files.exists(tokenFile)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          tokenFile + " exists; nothing was changed. Choose another --token-file");
    }
    Instant now = Instant.now();
    Instant end = end(now);
    String secret = Secrets.token();
    DataFolder folder = data.openExisting();
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      CampusId id = campus.existing(handle);
      checkOffice(handle, id);
      handle.begin();
      SourceIdentity identity =
          new SourceIdentity(id, token, as, office, Set.copyOf(kinds), allowed);
      if (!SourceTokens.add(handle, identity, Secrets.digest(secret), end, now)) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE,
            "there is or was a token %s; nothing was changed. Choose another name"
                .formatted(token));
      }
      TokenNotes.append(handle, id, AuditAction.SOURCE_TOKEN_ADDED, detail(identity, end), now);
      if (tokenFile != null) {
        write(tokenFile, secret);
      }
      if (tokenFile == null) {
        ShownOnce.commit(
            handle, "revoke it (token revoke %s) and add one of another name".formatted(token));
      } else {
        Commits.commit(handle);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(tokenFile == null ? secret : "the token is in " + tokenFile);
    out.flush();
    return ExitCodes.DONE;
  }

  private static Map<String, Object> detail(SourceIdentity identity, Instant end) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("token", identity.token());
    detail.put("source", identity.source());
    detail.put("scopes", identity.scopes().stream().map(SourceScope::word).sorted().toList());
    detail.put("kinds", identity.kinds().stream().sorted().toList());
    detail.put("until", end.toString());
    if (identity.office() != null) {
      detail.put("office", identity.office());
    }
    return detail;
  }

  /** Who gives no blocker needs no name of one who does, and has one made of the token's. */
  private String source(String token, boolean givesBlockers) throws CommandFailure {
    String unsaid = givesBlockers ? token : derived(token);
    String as = source == null ? unsaid : source;
    if (!as.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--source: 1 to 40 of a-z, 0-9 and _, a letter first"
              + (source == null ? "; NAME is not of that kind, so say it" : ""));
    }
    return as;
  }

  private static String derived(String token) {
    String word = token.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    String named = word.matches("[a-z].*") ? word : "s" + word;
    return named.substring(0, Math.min(named.length(), LONGEST_SOURCE));
  }

  private void checkKinds(boolean gives) throws CommandFailure {
    if (gives == kinds.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "blockers:write and --kind go together: say what it may give");
    }
    for (String kind : kinds) {
      if (!kind.matches("[a-z][a-z0-9_]{0,39}")) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE, "--kind: 1 to 40 of a-z, 0-9 and _, a letter first");
      }
    }
  }

  private static void write(Path file, String secret) throws CommandFailure {
    try {
      PrivateFiles.write(file, (secret + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "%s cannot be written (%s); nothing was changed. Choose another --token-file"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private Set<SourceScope> scopes() throws CommandFailure {
    Set<SourceScope> allowed = EnumSet.noneOf(SourceScope.class);
    for (String word : scopes) {
      allowed.add(
          SourceScope.of(word)
              .orElseThrow(() -> new CommandFailure(ExitCodes.WRONG_USE, "--scope: " + SCOPES)));
    }
    return allowed;
  }

  private Instant end(Instant now) throws CommandFailure {
    if (days < 1 || days > MOST_DAYS) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "--days: 1 to " + MOST_DAYS);
    }
    return now.plus(Duration.ofDays(days));
  }

  private void checkOffice(Handle handle, CampusId id) throws Exception {
    if (office == null) {
      return;
    }
    Policy rules = ServersRules.of(handle, Campuses.find(handle, id).orElseThrow(), policy.read());
    List<String> offices = rules.offices().stream().map(Office::id).toList();
    if (!offices.contains(office)) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--office: one of the policy's offices: " + String.join(", ", offices));
    }
  }
}
