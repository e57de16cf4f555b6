package org.clearkiosk.server.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.LongTransaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Imports lists of facts: all of them or, when anything is wrong, none.
 *
 * <p>Everything that takes long happens where no one waits for it: files are read, checked and
 * staged first. Then one short transaction takes over what is new.
 */
public final class FactsImport {
  private final Handle handle;
  private final Settings settings;
  private final Progress progress;
  private final InstantSource time;
  private final FileErrors errors = new FileErrors();
  private final InitialPasswords initialPasswords = new InitialPasswords();
  private final YearInForce years;

  /**
   * How to import.
   *
   * @param campus whose facts they are
   * @param policy names the offices, traits and statuses that there are
   * @param encoding how the files are written
   * @param replacements which files are full lists
   * @param takeInitialPasswords whether the accounts may have initial passwords
   * @param dryRun whether all is undone at the end
   */
  public record Settings(
      CampusId campus,
      Policy policy,
      Charset encoding,
      Replacements replacements,
      boolean takeInitialPasswords,
      boolean dryRun) {}

  /** How an import ends. */
  public sealed interface Result {
    /**
     * Something is wrong; nothing was changed.
     *
     * @param errors what
     */
    record Refused(FileErrors errors) implements Result {}

    /**
     * The servers go by another year's rules; nothing was changed.
     *
     * @param campus whose servers
     * @param year by whose rules the import was judged
     * @param serversYear by whose rules servers last began to serve the campus
     */
    record OtherYear(CampusId campus, String year, String serversYear) implements Result {
      /** Whether the import would have taken the campus back. */
      public boolean earlier() {
        return year.compareTo(serversYear) < 0;
      }
    }

    /**
     * All was taken over or, in a dry run, could be.
     *
     * @param rows how many rows each file has
     * @param changed how many rows on record were added, changed or taken away because of it
     * @param cleared how many of the students have cleared: nothing of that was changed
     * @param unknownSources of full lists of blockers, which have none here and none in the file
     * @param writing for how long no other could write
     */
    record Done(
        Map<FactsFile, Long> rows,
        Map<FactsFile, Long> changed,
        long cleared,
        Set<String> unknownSources,
        Duration writing)
        implements Result {}
  }

  /**
   * Prepares an import.
   *
   * @param handle a connection of its own, which may write and wait; its temporary tables are used
   */
  public FactsImport(Handle handle, Settings settings, Progress progress, InstantSource time) {
    this.handle =
        handle.configure(
            // a statement is made of parts, of which not each one asks for the campus
            SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true));
    this.settings = settings;
    this.progress = progress;
    this.time = time;
    this.years = new YearInForce(handle, settings.campus(), settings.policy().year());
  }

  /** Imports files; to be called once. */
  public Result run(Map<FactsFile, Path> files) throws IOException {
    Optional<String> other = years.otherBefore();
    if (other.isPresent()) {
      return otherYear(other.get());
    }
    Staging staging = new Staging(handle);
    Map<FactsFile, Long> rows = new EnumMap<>(FactsFile.class);
    Map<FactsFile, String> names = new EnumMap<>(FactsFile.class);
    Map<String, Object> digests = new TreeMap<>();
    for (FactsFile file : FactsFile.values()) {
      Path path = files.get(file);
      if (path != null) {
        names.put(file, String.valueOf(path.getFileName()));
        Optional<CsvSource> source = CsvSource.read(path, settings.encoding(), errors);
        if (source.isPresent()) {
          digests.put(file.word(), source.get().digest());
          stage(staging, file, source.get()).ifPresent(count -> rows.put(file, count));
        }
      }
    }
    if (rows.size() == files.size()) {
      progress.at("checking", 0, 0);
      new CrossChecks(handle, staging, settings.campus(), settings.policy(), names, errors)
          .check(settings.replacements().students());
    }
    if (errors.any()) {
      return new Result.Refused(errors);
    }
    if (staging.has(FactsFile.ACCOUNTS, InitialPasswords.COLUMN)) {
      initialPasswords.stage(handle, settings.campus(), progress);
    }
    return takeOver(staging, rows, digests, names);
  }

  private Optional<Long> stage(Staging staging, FactsFile file, CsvSource source)
      throws IOException {
    FileShape shape = FileShapes.of(file, settings.policy());
    long lines = source.lines();
    staging.create(shape);
    Optional<CsvRows.Read> read;
    try (Staging.Loader loader = staging.loader(shape)) {
      read =
          new CsvRows(shape, source, errors)
              .read(
                  file == FactsFile.ACCOUNTS ? withoutPasswords(loader) : loader,
                  line -> progress.at("reading " + file.word(), line, lines));
    }
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Set<String> columns = read.get().columns();
    if (columns.contains(InitialPasswords.COLUMN) && !settings.takeInitialPasswords()) {
      errors.add(
          new FileError(
              source.name(),
              1,
              InitialPasswords.COLUMN,
              "initial passwords are taken only when that is meant",
              "Say --initial-passwords, or give password_hash"));
    }
    staging.loaded(file, columns);
    return Optional.of(read.get().rows());
  }

  /** Initial passwords get into no table. */
  private CsvRows.Sink withoutPasswords(Staging.Loader loader) {
    return (line, row) -> {
      String password = row.text(InitialPasswords.COLUMN);
      if (password != null) {
        initialPasswords.keep(String.valueOf(row.text("student")), password);
      }
      loader.take(line, row.without(InitialPasswords.COLUMN));
    };
  }

  private Result takeOver(
      Staging staging,
      Map<FactsFile, Long> rows,
      Map<String, Object> digests,
      Map<FactsFile, String> names) {
    Takeover takeover =
        new Takeover(
            handle, staging, settings.campus(), settings.replacements(), settings.policy());
    takeover.prepare();
    progress.at("writing", 0, 0);
    LongTransaction transaction = new LongTransaction(handle, System::nanoTime);
    try {
      Map<FactsFile, Long> changed =
          transaction.run(
              settings.dryRun(), () -> write(takeover, note(rows, digests), time.instant()));
      return new Result.Done(
          rows, changed, takeover.cleared(), takeover.unknownSources(), transaction.held());
    } catch (YearInForce.OtherYearException e) {
      return otherYear(e.serversYear());
    } catch (TakesMostException e) {
      errors.add(e.error(names.getOrDefault(e.file(), e.file().word())));
      return new Result.Refused(errors);
    }
  }

  private Map<FactsFile, Long> write(Takeover takeover, AuditEvent note, Instant now) {
    Map<FactsFile, Long> changed = takeover.run(now);
    List<AuditEvent> events = takeover.facts().events(settings.campus());
    events.add(note);
    AuditJournal.append(handle, events, now);
    // only now is the chain's head held, and a server that starts has to wait for it
    years.mustStillBe();
    return changed;
  }

  private Result otherYear(String serversYear) {
    return new Result.OtherYear(settings.campus(), settings.policy().year(), serversYear);
  }

  /** What was imported can be told by the digests of the files, whoever keeps those. */
  private AuditEvent note(Map<FactsFile, Long> rows, Map<String, Object> digests) {
    Map<String, Object> detail = new TreeMap<>();
    rows.forEach((file, count) -> detail.put(file.word(), count));
    detail.put("sha256", digests);
    detail.put("fullLists", settings.replacements().any());
    return AuditEvent.of(settings.campus(), Actor.operator(), AuditAction.FACTS_IMPORTED, detail);
  }
}
