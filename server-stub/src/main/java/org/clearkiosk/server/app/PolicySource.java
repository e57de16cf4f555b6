package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.PolicyFile;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.UnfitDatabaseException;

/** Finds a year's policy: one that comes with the program by its year, or a file. */
final class PolicySource {
  /** The newest year that comes with the program. */
  static final String DEFAULT = "newest";

  private PolicySource() {}

  /** What a policy can be named by besides a file. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Stream.of(DEFAULT), Policies.years().stream()).iterator();
    }
  }

  /**
   * A policy that was found.
   *
   * @param digest SHA-256 of its file, hexadecimal: what {@code sha256sum} prints of it
   */
  record Found(Policy policy, String digest) {}

  static Policy read(String yearOrFile) throws IOException, CommandFailure {
    return read(yearOrFile, text(yearOrFile));
  }

  static Found find(String yearOrFile) throws IOException, CommandFailure {
    String text = text(yearOrFile);
    return new Found(read(yearOrFile, text), Secrets.digest(text));
  }

  /** The text of a policy that can be used. */
  static String usableText(String yearOrFile) throws IOException, CommandFailure {
    String text = text(yearOrFile);
    read(yearOrFile, text);
    return text;
  }

  /**
   * The policy of a campus.
   *
   * @param otherwise for one that has none of its own
   * @throws UnfitDatabaseException when this version cannot use what the database has
   */
  static Policy of(Campuses.Campus campus, Policy otherwise) {
    if (campus.policy() == null) {
      return otherwise;
    }
    try {
      return PolicyFile.read(new StringReader(campus.policy()));
    } catch (PolicyFile.MalformedPolicyException e) {
      throw new UnfitDatabaseException(
          "the policy of campus %s cannot be used:%n%s%nGive it another: server campus set %s --policy YEAR|FILE"
              .formatted(campus.id(), e.getMessage(), campus.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a policy that comes with the program, as it is; empty where none has that name. */
  static Optional<String> ownText(String year) {
    return Policies.text(year.equals(DEFAULT) ? Policies.newestYear() : year);
  }

  private static String text(String yearOrFile) throws CommandFailure {
    Optional<String> own = ownText(yearOrFile);
    if (own.isPresent()) {
      return own.get();
    }
    Path file = Path.of(yearOrFile);
    if (!Files.isReadable(file)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "no policy " + yearOrFile + ": neither a year that comes with the program nor a file");
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return PolicyFile.text(reader);
    } catch (CharacterCodingException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "policy " + yearOrFile + " is not written in UTF-8: save it as UTF-8");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          Files.isDirectory(file)
              ? "policy " + yearOrFile + " is a folder: name the file in it"
              : "policy " + yearOrFile + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Policy read(String yearOrFile, String text) throws IOException, CommandFailure {
    try {
      return PolicyFile.read(new StringReader(text));
    } catch (PolicyFile.MalformedPolicyException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, "policy " + yearOrFile + " cannot be used:\n" + e.getMessage());
    }
  }
}
