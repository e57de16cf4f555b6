package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.intake.FactsFile;
import org.clearkiosk.server.intake.FactsImport;
import org.clearkiosk.server.intake.FileErrors;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Imports lists of facts. */
@Command(
    name = "import",
    description = {
      "Import lists of students, statuses, offices, blockers, cards and accounts from CSV files: all"
          + " of them or, when anything is wrong, none. docs/import.md describes the files.",
      "What is on record and in no file stays as it is, unless --replace names the file. What"
          + " students have cleared stays in any case.",
      "Works while the server runs: others wait only for the last moment, in which all that was"
          + " found right is taken over."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ImportCommand implements Callable<Integer> {
  /** The encodings in which campus systems export. */
  enum Encoding {
    /** With or without a byte order mark. */
    UTF_8(StandardCharsets.UTF_8),
    /** Also reads GBK and GB2312. */
    GB18030(Charset.forName("GB18030"));

    private final Charset charset;

    Encoding(Charset charset) {
      this.charset = charset;
    }

    @Override
    public String toString() {
      return charset.name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private PolicyOption policy;
  @Spec private CommandSpec spec;

  @Option(names = "--students", paramLabel = "FILE", description = "number, name, level, traits")
  private @Nullable Path students;

  @Option(names = "--statuses", paramLabel = "FILE", description = "student, status")
  private @Nullable Path statuses;

  @Option(names = "--offices", paramLabel = "FILE", description = "student, office, done, refund")
  private @Nullable Path offices;

  @Option(
      names = "--blockers",
      paramLabel = "FILE",
      description = "student, source, id, kind, amount_fen, item, words_zh, words_en")
  private @Nullable Path blockers;

  @Option(
      names = "--cards",
      paramLabel = "FILE",
      description = "number, student, profile, key_generation, identifier, state")
  private @Nullable Path cards;

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description =
          "student, card_fen, network_fen, bank_card_tail, password_hash, initial_password")
  private @Nullable Path accounts;

  @Option(
      names = "--replace",
      paramLabel = "LIST",
      split = ",",
      description = {
        "The file is a full list: what is on record and not in it goes. students, statuses (they are"
            + " unset), cards (they are stopped), offices=OFFICE, blockers=SOURCE (that one's"
            + " entries only; may be given again)."
      })
  private List<String> replace = new ArrayList<>();

  @Option(
      names = "--replace-most",
      description =
          "A full list may also take away more than half of what is on record, or all of it with a"
              + " list without rows: otherwise such a list is refused.")
  private boolean replaceMost;

  @Option(
      names = "--encoding",
      defaultValue = "utf-8",
      converter = EncodingOption.class,
      description = "How all the files are written: utf-8 or gb18030 (default: ${DEFAULT-VALUE}).")
  private Encoding encoding;

  @Option(
      names = "--initial-passwords",
      description =
          "Take initial query passwords out of the accounts, for students who have none yet. They"
              + " are hashed here, which takes minutes for thousands of students.")
  private boolean initialPasswords;

  @Option(names = "--dry-run", description = "Check everything, and change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Map<FactsFile, Path> files = files();
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "no file to import: name one with --students, --statuses, …");
    }
    ReplaceOption replacements = ReplaceOption.read(replace, files.keySet(), replaceMost);
    DataFolder folder = data.openExisting();
    FactsImport.Result result;
    try (Database open = database.openExisting(folder);
        Handle handle = open.openPatientWriter();
        ProgressBar bar = ProgressBar.where(spec.commandLine().getErr())) {
      CampusId id = campus.existing(handle);
      Policy rules = policyOf(handle, id);
      replacements.checkOffices(rules);
      FactsImport.Settings settings =
          new FactsImport.Settings(
              id, rules, encoding.charset, replacements.replacements(), initialPasswords, dryRun);
      result = new FactsImport(handle, settings, bar, InstantSource.system()).run(files);
    }
    return report(result);
  }

  /** The campus's own policy, where it has one. */
  private Policy policyOf(Handle handle, CampusId id) throws IOException, CommandFailure {
    return PolicySource.of(Campuses.find(handle, id).orElseThrow(), policy.read());
  }

  private Map<FactsFile, Path> files() {
    Map<FactsFile, Path> files = new EnumMap<>(FactsFile.class);
    put(files, FactsFile.STUDENTS, students);
    put(files, FactsFile.STATUSES, statuses);
    put(files, FactsFile.OFFICES, offices);
    put(files, FactsFile.BLOCKERS, blockers);
    put(files, FactsFile.CARDS, cards);
    put(files, FactsFile.ACCOUNTS, accounts);
    return files;
  }

  private static void put(Map<FactsFile, Path> files, FactsFile file, @Nullable Path path) {
    if (path != null) {
      files.put(file, path);
    }
  }

  private int report(FactsImport.Result result) {
    if (result instanceof FactsImport.Result.Refused refused) {
      PrintWriter err = spec.commandLine().getErr();
      FileErrors errors = refused.errors();
      errors.kept().forEach(err::println);
      if (errors.more() > 0) {
        err.printf("… and %d more%n", errors.more());
      }
      err.printf("%d mistakes; nothing was changed%n", errors.count());
      err.flush();
      return ExitCodes.NOT_POSSIBLE;
    }
    if (result instanceof FactsImport.Result.OtherYear other) {
      spec.commandLine().getErr().println(words(other));
      return ExitCodes.OTHER_YEAR;
    }
    FactsImport.Result.Done done = (FactsImport.Result.Done) result;
    PrintWriter out = spec.commandLine().getOut();
    for (FactsFile file : FactsFile.values()) {
      if (done.rows().containsKey(file)) {
        out.printf(
            "%-9s %,9d rows, %,9d changes%n",
            file.word(),
            done.rows().get(file),
            Objects.requireNonNullElse(done.changed().get(file), 0L));
      }
    }
    for (String source : done.unknownSources()) {
      spec.commandLine()
          .getErr()
          .printf(
              "--replace blockers=%s: neither the file nor the database has a blocker of that source;"
                  + " is it written as the source is?%n",
              source);
    }
    if (done.cleared() > 0) {
      out.printf(
          "%,d of the students have cleared: their completions and receipts stand as they are%n",
          done.cleared());
    }
    out.println(
        dryRun
            ? "nothing was changed (dry run); all of it could be imported"
            : "imported; others could not write for %.1f s"
                .formatted(done.writing().toMillis() / 1000.0));
    out.flush();
    return ExitCodes.DONE;
  }

  private static String words(FactsImport.Result.OtherYear other) {
    return ("the import goes by the rules of %s, and the servers of campus %s have gone by those of"
            + " %s since one last started; nothing was changed. %s")
        .formatted(
            other.year(),
            other.campus(),
            other.serversYear(),
            other.earlier()
                ? "It would take the campus back: import by the servers' rules (--policy)"
                : "They do not know that year's rules yet: start every server by them first, then"
                    + " import again (docs/operating.md, A new year); or import by the servers' rules"
                    + " (--policy)");
  }
}
