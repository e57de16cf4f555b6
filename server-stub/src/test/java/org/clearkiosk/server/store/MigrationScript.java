package org.clearkiosk.server.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration's statements, and which of them are not known to expand only: to leave a server of
 * the last version everything that it reads, and to forbid nothing that it writes. What is not
 * known here is not taken for harmless.
 */
final class MigrationScript {
  private static final String NAME = "(?:IF NOT EXISTS )?(\\w+)";

  /** A table, and all that is said of it. */
  private static final Pattern TABLE = pattern("CREATE TABLE " + NAME + " ?\\((.*)");

  private static final Pattern COLUMN = pattern("ALTER TABLE \\w+ ADD COLUMN " + NAME + " (.*)");

  /** Its groups: unique, concurrently, the table. */
  private static final Pattern INDEX =
      pattern("CREATE (UNIQUE )?INDEX (CONCURRENTLY )?" + NAME + " ON (\\w+) .*");

  private static final Pattern INSERT = pattern("INSERT INTO (\\w+) .*");
  private static final Pattern DROP_TRIGGER = pattern("DROP TRIGGER IF EXISTS (\\w+)");
  private static final Pattern TRIGGER =
      pattern("CREATE (?:OR REPLACE )?TRIGGER (\\w+) .*? ON (\\w+) .*");
  private static final Pattern FUNCTION = pattern("CREATE OR REPLACE FUNCTION .*");

  /** To a table: without more, no row to which it refers can be deleted any longer. */
  private static final Pattern REFERENCE =
      pattern("REFERENCES (\\w+) ?\\([^)]*\\)(?! ON DELETE (?:CASCADE|SET NULL))");

  private static final Pattern ONE_MORE = pattern(", ?(?:ADD|DROP|ALTER|RENAME) ");
  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

  private final List<String> statements;
  private final Set<String> made = new HashSet<>();

  MigrationScript(String text) {
    statements = statements(COMMENT.matcher(text).replaceAll(" "));
    for (String statement : statements) {
      Matcher table = TABLE.matcher(statement);
      if (table.matches()) {
        made.add(table.group(1).toLowerCase(Locale.ROOT));
      }
    }
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** What in it is not known to expand only, as {@code statement: why}. */
  List<String> contracting() {
    List<String> found = new ArrayList<>();
    for (String statement : statements) {
      objection(statement).ifPresent(why -> found.add(head(statement) + ": " + why));
    }
    return found;
  }

  /** The beginning of a statement, by which it can be named. */
  private static String head(String statement) {
    int end = statement.indexOf('(');
    return (end < 0 ? statement : statement.substring(0, end)).strip();
  }

  private Optional<String> objection(String statement) {
    Matcher table = TABLE.matcher(statement);
    if (table.matches()) {
      return reference(table.group(2));
    }
    Matcher column = COLUMN.matcher(statement);
    if (column.matches()) {
      return column(column.group(2));
    }
    Matcher index = INDEX.matcher(statement);
    if (index.matches()) {
      return index(index);
    }
    Matcher insert = INSERT.matcher(statement);
    if (insert.matches()) {
      return isMadeHere(insert.group(1)) ? Optional.empty() : Optional.of("rows of a table in use");
    }
    Matcher trigger = TRIGGER.matcher(statement);
    if (trigger.matches()) {
      return isMadeHere(trigger.group(2))
          ? Optional.empty()
          : Optional.of("a trigger on a table in use");
    }
    Matcher dropped = DROP_TRIGGER.matcher(statement);
    if (dropped.matches()) {
      return isMadeAnew(dropped.group(1)) ? Optional.empty() : Optional.of("drops a trigger");
    }
    return FUNCTION.matcher(statement).matches()
        ? Optional.empty()
        : Optional.of("not known to expand only");
  }

  private Optional<String> reference(String definition) {
    Matcher reference = REFERENCE.matcher(definition);
    while (reference.find()) {
      if (!isMadeHere(reference.group(1))) {
        return Optional.of("rows of %s can be deleted no more".formatted(reference.group(1)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> column(String definition) {
    String upper = definition.toUpperCase(Locale.ROOT).replace("IS NOT NULL", "");
    if (ONE_MORE.matcher(definition).find()) {
      return Optional.of("several changes in one: each in a statement of its own");
    }
    return upper.contains("NOT NULL") && !upper.contains("DEFAULT ")
        ? Optional.of("a column that the last version does not fill")
        : reference(definition);
  }

  private Optional<String> index(Matcher index) {
    if (isMadeHere(index.group(4))) {
      return Optional.empty();
    }
    if (index.group(1) != null) {
      return Optional.of("forbids rows that the last version may write");
    }
    return index.group(2) == null
        ? Optional.of(
            "keeps writers out of a table in use: CONCURRENTLY, in a migration of its own")
        : Optional.empty();
  }

  private boolean isMadeHere(String table) {
    return made.contains(table.toLowerCase(Locale.ROOT));
  }

  private boolean isMadeAnew(String trigger) {
    return statements.stream()
        .map(TRIGGER::matcher)
        .anyMatch(made -> made.matches() && made.group(1).equalsIgnoreCase(trigger));
  }

  /** Statements end with a semicolon, but not inside a trigger's or a function's body. */
  private static List<String> statements(String text) {
    List<String> found = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String part : text.split(";", -1)) {
      open.append(part);
      String statement = open.toString().replaceAll("\\s+", " ").strip();
      if (isWhole(statement)) {
        if (!statement.isEmpty()) {
          found.add(statement);
        }
        open.setLength(0);
      } else {
        open.append(';');
      }
    }
    if (!open.toString().isBlank()) {
      found.add(open.toString().replaceAll("\\s+", " ").strip());
    }
    return found;
  }

  private static boolean isWhole(String statement) {
    if (statement.contains("$$")) {
      return statement.indexOf("$$") != statement.lastIndexOf("$$");
    }
    return !statement.matches("(?i)CREATE (OR REPLACE )?TRIGGER .* BEGIN .*")
        || statement.matches("(?i).*; ?END");
  }
}
