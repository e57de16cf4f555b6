package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server of the last version goes on while the first of the new one starts, so every migration
 * only expands (docs/server-storage.md).
 */
class ExpandingMigrationsTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/sql");

  private static final String NEVER_DELETED =
      "no version deletes rows of the table that is referred to";

  /** What does more than expand, by its script and its statement, and why it may. */
  private static final Map<String, String> EXCEPTIONS = exceptions();

  private static Map<String, String> exceptions() {
    Map<String, String> reasons = new TreeMap<>();
    String script = "common/V2__cards_that_cannot_prove_themselves.sql ";
    reasons.put(
        script + "CREATE UNIQUE INDEX card_of_identifier ON card",
        "the column is new and empty in every row that the version before writes");
    reasons.put(
        script + "CREATE TABLE sector_key",
        "older than the first release; since then a card's rows here are taken away with it");
    reasons.put(script + "CREATE TABLE identifier_question", NEVER_DELETED);
    script = "common/V6__terminals_certificates_and_heartbeats.sql ";
    for (String table :
        Set.of("terminal_certificate", "enrolment_code", "terminal_wrong_try", "heartbeat")) {
      reasons.put(script + "CREATE TABLE " + table, NEVER_DELETED);
    }
    reasons.put("common/V7__source_systems.sql CREATE TABLE source_token", NEVER_DELETED);
    script = "common/V8__events_out.sql ";
    for (String table : Set.of("outgoing", "outgoing_head", "webhook")) {
      reasons.put(script + "CREATE TABLE " + table, NEVER_DELETED);
    }
    reasons.put("common/V9__hall_tickets.sql CREATE TABLE hall_ticket_head", NEVER_DELETED);
    return reasons;
  }

  /** Triggers on what no version changes. */
  private static boolean isGuard(String statement) {
    return statement.matches(
        ".*CREATE (OR REPLACE )?TRIGGER (completion|completion_event|audit_entry|audit_head"
            + "|receipt_key)_(is_never_(changed|deleted|replaced)|never_goes_back) .*");
  }

  @Test
  void everyMigrationOnlyExpandsButThoseThatAreNamedHere() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = SCRIPTS.relativize(file).toString();
        assertThat(name).matches("(common|sqlite|postgresql)/[VR]\\d*__\\w+\\.sql");
        for (String objection : new MigrationScript(Files.readString(file)).contracting()) {
          String statement = objection.substring(0, objection.indexOf(": "));
          found.put(name + " " + statement, objection);
        }
      }
    }
    Map<String, String> unnamed = new TreeMap<>(found);
    unnamed.keySet().removeIf(statement -> EXCEPTIONS.containsKey(statement) || isGuard(statement));
    assertThat(unnamed).as("contract in a later version, or say here why it may").isEmpty();
    assertThat(found.keySet())
        .as("exceptions that are still needed")
        .containsAll(EXCEPTIONS.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE card",
        "DROP INDEX card_of_identifier",
        "DROP TRIGGER IF EXISTS completion_is_never_changed",
        "ALTER TABLE card RENAME TO token",
        "ALTER TABLE card RENAME COLUMN state TO standing",
        "ALTER TABLE card DROP COLUMN state",
        "ALTER TABLE card ALTER COLUMN identifier SET NOT NULL",
        "ALTER TABLE card ALTER COLUMN key_generation TYPE TEXT",
        "ALTER TABLE card ADD CONSTRAINT short CHECK (length(number) < 9)",
        "ALTER TABLE card ADD COLUMN colour TEXT NOT NULL",
        "ALTER TABLE card ADD COLUMN colour TEXT, DROP COLUMN state",
        "ALTER TABLE card ADD COLUMN holder TEXT REFERENCES student (number)",
        "CREATE UNIQUE INDEX one_card ON card (campus, student)",
        "CREATE INDEX card_of_student ON card (campus, student)",
        "CREATE TABLE colour (card TEXT, FOREIGN KEY (card) REFERENCES card (number))",
        "CREATE TRIGGER no_card BEFORE INSERT ON card BEGIN SELECT RAISE(ABORT, 'no'); END",
        "UPDATE card SET state = 'active'",
        "DELETE FROM card",
        "INSERT INTO card VALUES (1)",
        "-- a comment; with a semicolon\nTRUNCATE card",
      })
  void whatDoesMoreThanExpandIsFound(String statement) {
    assertThat(new MigrationScript(statement + ";\n").contracting()).hasSize(1);
    assertThat(new MigrationScript("CREATE TABLE a (b TEXT);\n" + statement).contracting())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE colour (name TEXT NOT NULL PRIMARY KEY); INSERT INTO colour VALUES ('red');",
        "CREATE TABLE a (b TEXT UNIQUE); CREATE UNIQUE INDEX c ON a (b); CREATE INDEX d ON a (b);",
        "CREATE TABLE colour (card TEXT, FOREIGN KEY (card) REFERENCES card (number) ON DELETE CASCADE);",
        "ALTER TABLE card ADD COLUMN colour TEXT;",
        "ALTER TABLE card ADD COLUMN colour TEXT NOT NULL DEFAULT 'red' CHECK (colour IN ('red', 'blue'));",
        "CREATE INDEX CONCURRENTLY card_of_student ON card (campus, student);",
        "CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE x; END $$;",
        "CREATE TABLE a (b TEXT); CREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT RAISE(ABORT, 'no'); END;",
        "-- nothing; at all\n",
      })
  void whatOnlyExpandsIsTaken(String script) {
    assertThat(new MigrationScript(script).contracting()).isEmpty();
  }
}
