package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Two campuses in one database whose numbers are all the same. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class CampusesTest {
  private static final CampusId NORTH = new CampusId("north");
  private static final List<CampusId> BOTH = List.of(CampusId.MAIN, NORTH);
  private static final String STUDENT = "08281001";
  private static final String CARD = "6008281001";
  private static final String IDENTIFIER = "43100eb1";
  private static final String SESSION = "session";
  private static final String EVENT = "0137df50-2b80-7cc1-98f2-000000000001";
  private static final Instant NOW = Instant.parse("2012-06-12T01:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  /** Tables that belong to the whole installation, and why. */
  private static final Map<String, String> OF_ALL_CAMPUSES =
      Map.of(
          "campus", "the campuses themselves",
          "receipt_key", "a server signs for every campus; the receipt says for which",
          "audit_entry", "one chain for the installation; an entry names its campus",
          "audit_head", "the end of that one chain",
          "enrolment_lockout", "who has no right code is of no campus",
          "flyway_schema_history", "Flyway's own");

  /** A digest says whose it is, and so the campus: it is unique in the installation. */
  private static final Set<String> BY_DIGEST =
      Set.of("terminal_certificate", "enrolment_code", "source_token");

  @Parameter private TestEngine engine;

  private DatabaseAddress address;
  private Database database;
  private Handle handle;

  @BeforeEach
  void open(@TempDir Path path) throws Exception {
    DataFolder folder = DataFolder.open(path);
    address = engine.empty(folder);
    database = Database.open(folder, address);
    handle = database.openWriter();
    Campuses.add(handle, new Campuses.Campus(NORTH, new Text("北校区", "North"), "{}"), NOW);
  }

  @AfterEach
  void close() {
    handle.close();
    database.close();
    engine.forget(address);
  }

  private static TerminalIdentity terminal(CampusId campus) {
    return new TerminalIdentity(campus, "07");
  }

  /** A student, a card, a terminal and a session, numbered alike on every campus. */
  private void fill(CampusId campus) {
    boolean main = campus.equals(CampusId.MAIN);
    Students.add(
        handle,
        campus,
        new Student(
            STUDENT,
            campus.value(),
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            main ? Set.of("lives_in") : Set.of(),
            main ? Set.of("library") : Set.of(),
            null,
            100,
            200,
            null),
        "test",
        main ? List.of(new Blocker("lab_fee", 5L, null, null)) : List.of(),
        NOW);
    Cards.Profile profile = main ? Cards.Profile.CLASSIC : Cards.Profile.UID;
    Cards.add(
        handle, campus, new Cards.Card(CARD, STUDENT, Cards.State.ACTIVE, 1, profile, IDENTIFIER));
    Credentials.add(handle, campus, STUDENT, "hash of " + campus);
    Terminals.add(handle, terminal(campus), NOW);
    EnrolmentCodes.give(handle, terminal(campus), "code of " + campus, NOW, LATER);
    TerminalCertificates.add(
        handle,
        terminal(campus),
        TerminalCertificates.Given.FOR_A_CODE,
        "certificate of " + campus,
        NOW,
        LATER);
    TerminalCertificates.used(handle, terminal(campus), "certificate of " + campus, NOW);
    Sessions.add(
        handle,
        new Sessions.Entry(SESSION, terminal(campus), CARD, STUDENT, NOW, LATER, null, null));
  }

  private Student student(CampusId campus) {
    return Students.find(handle, campus, STUDENT).orElseThrow();
  }

  @Test
  void factsAreTheCampussOwn() {
    BOTH.forEach(this::fill);
    for (CampusId campus : BOTH) {
      assertThat(student(campus).name()).isEqualTo(campus.value());
      assertThat(Credentials.passwordHash(handle, campus, STUDENT)).contains("hash of " + campus);
      assertThat(EnrolmentCodes.find(handle, "code of " + campus, NOW)).contains(terminal(campus));
      assertThat(TerminalCertificates.find(handle, "certificate of " + campus))
          .hasValueSatisfying(entry -> assertThat(entry.terminal()).isEqualTo(terminal(campus)));
    }
    assertThat(student(NORTH).traits()).isEmpty();
    assertThat(student(NORTH).done()).isEmpty();
    assertThat(GivenBlockers.of(handle, CampusId.MAIN, STUDENT)).hasSize(1);
    assertThat(GivenBlockers.of(handle, NORTH, STUDENT)).isEmpty();
    assertThat(Cards.find(handle, NORTH, CARD))
        .isEqualTo(Cards.withIdentifier(handle, NORTH, IDENTIFIER))
        .map(Cards.Card::profile)
        .contains(Cards.Profile.UID);
    assertThat(Students.any(handle, new CampusId("south"))).isFalse();
  }

  @Test
  void whatIsChangedChangesOnOneCampusOnly() {
    BOTH.forEach(this::fill);
    Students.finishStep(handle, CampusId.MAIN, List.of(STUDENT), "office", NOW);
    Students.chooseRefund(handle, CampusId.MAIN, List.of(STUDENT), Refund.CASH);
    Credentials.keep(handle, CampusId.MAIN, CARD, new Lockout(3, 1, LATER));
    Sessions.passwordGiven(handle, CampusId.MAIN, SESSION, NOW);
    Sessions.end(handle, CampusId.MAIN, SESSION, NOW);
    Terminals.revoke(handle, terminal(CampusId.MAIN), NOW);
    Campuses.change(handle, new Campuses.Campus(CampusId.MAIN, new Text("主", "Main"), "a policy"));

    assertThat(student(CampusId.MAIN).done()).contains("office");
    assertThat(student(NORTH).done()).isEmpty();
    assertThat(student(NORTH).refund()).isNull();
    assertThat(Credentials.lockoutToChange(handle, NORTH, CARD)).isEqualTo(Lockout.NONE);
    assertThat(Sessions.find(handle, SESSION, terminal(CampusId.MAIN)))
        .hasValueSatisfying(entry -> assertThat(entry.openAt(NOW)).isFalse());
    assertThat(Sessions.find(handle, SESSION, terminal(NORTH)))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.openAt(NOW)).isTrue();
              assertThat(entry.passwordAt()).isNull();
            });
    assertThat(EnrolmentCodes.find(handle, "code of main", NOW)).isEmpty();
    assertThat(EnrolmentCodes.find(handle, "code of north", NOW)).contains(terminal(NORTH));
    assertThat(TerminalCertificates.find(handle, "certificate of main"))
        .hasValueSatisfying(entry -> assertThat(entry.ended()).isTrue());
    assertThat(TerminalCertificates.find(handle, "certificate of north"))
        .hasValueSatisfying(entry -> assertThat(entry.ended()).isFalse());
    assertThat(Campuses.all(handle))
        .containsExactly(
            new Campuses.Campus(CampusId.MAIN, new Text("主", "Main"), "a policy"),
            new Campuses.Campus(NORTH, new Text("北校区", "North"), "{}"));
    Credentials.forget(handle, NORTH, CARD);
    assertThat(Credentials.lockout(handle, CampusId.MAIN, CARD).wrongTries()).isEqualTo(3);
  }

  @Test
  void whatATerminalWasGivenServesAtItsOwnCampusOnly() {
    BOTH.forEach(this::fill);
    Challenges.Given challenge = new Challenges.Given(CARD, 1, "nonce", LATER);
    SectorKeyGrants.Given grant = new SectorKeyGrants.Given(CARD, LATER);
    Challenges.keep(handle, "c", terminal(CampusId.MAIN), challenge, NOW, 1);
    SectorKeyGrants.keep(handle, "k", terminal(CampusId.MAIN), grant, NOW, 1);
    // keeping none of its own, the other campus's terminal drops nothing here
    Challenges.keep(handle, "d", terminal(NORTH), challenge, NOW, 1);
    SectorKeyGrants.keep(handle, "l", terminal(NORTH), grant, NOW, 1);
    assertThat(IdentifierQuestions.ask(handle, "q", terminal(CampusId.MAIN), NOW, 1)).isZero();

    assertThat(Challenges.take(handle, "c", terminal(NORTH))).isEmpty();
    assertThat(SectorKeyGrants.take(handle, "k", terminal(NORTH))).isEmpty();
    assertThat(IdentifierQuestions.ask(handle, "r", terminal(NORTH), NOW, 1)).isZero();
    assertThat(IdentifierQuestions.ask(handle, "s", terminal(NORTH), NOW, 1)).isPositive();
    assertThat(Challenges.take(handle, "c", terminal(CampusId.MAIN))).contains(challenge);
    assertThat(SectorKeyGrants.take(handle, "k", terminal(CampusId.MAIN))).contains(grant);
  }

  @Test
  void aCompletionIsTheCampussOwnUnderTheSameIds() {
    BOTH.forEach(this::fill);
    for (CampusId campus : BOTH) {
      assertThat(Completions.accepted(handle, campus, List.of(EVENT))).isEmpty();
      assertThat(Completions.receipt(handle, campus, STUDENT, "2012")).isEmpty();
      assertThat(Completions.receiptNumbersTaken(handle, campus, List.of("1"))).isEmpty();
      CompletionEvent event =
          CompletionEvent.of(
              EVENT,
              "07",
              1,
              STUDENT,
              OffsetDateTime.parse("2012-06-12T09:00+08:00"),
              new CompletionEvent.Data(SESSION, "office", null));
      Completions.keep(
          handle,
          campus,
          List.of(
              new Completions.Kept(
                  event, "at " + campus, new Completions.Accepted("x", "" + campus))),
          NOW);
      Completions.complete(handle, campus, List.of(new Completions.Completed(event, "2012", "1")));
      assertThat(Cards.allows(handle, campus, CARD, "library_borrowing")).contains(true);
      Cards.takeByHand(handle, campus, STUDENT, "library_borrowing");
      assertThat(Cards.allows(handle, campus, CARD, "library_borrowing")).contains(false);
      Cards.giveBackByHand(handle, campus, STUDENT);
      assertThat(Cards.allows(handle, campus, CARD, "library_borrowing")).contains(true);
      Cards.take(handle, campus, Map.of(STUDENT, EVENT), "library_borrowing");
      assertThat(Cards.allows(handle, campus, CARD, "library_borrowing")).contains(false);
    }
    for (CampusId campus : BOTH) {
      assertThat(Completions.receipt(handle, campus, STUDENT, "2012")).contains("" + campus);
      assertThat(Completions.bodies(handle, campus, Optional.empty()))
          .containsExactly("at " + campus);
      assertThat(Completions.bodies(handle, campus, Optional.of(STUDENT))).hasSize(1);
      assertThat(Completions.receiptNumbersTaken(handle, campus, List.of("1")))
          .containsExactly("1");
    }
  }

  @Test
  void aRowThatRefersToAnotherCampussIsRefused() {
    fill(CampusId.MAIN);
    Terminals.add(handle, terminal(NORTH), NOW);
    for (String row :
        List.of(
            "trait VALUES ('north', '08281001', 'lives_in')",
            "office_step VALUES ('north', '08281001', 'library', 1)",
            "blocker VALUES ('north', '08281001', 'test', '1', 'books', NULL, NULL, NULL, NULL, 0)",
            "card VALUES ('north', '6008281001', '08281001', 'active', 1, 'cpu', NULL)",
            "credential VALUES ('north', '08281001', 'hash')",
            "lockout VALUES ('north', '6008281001', 1, 0, 0)",
            "challenge VALUES ('south', 'c', '07', '6008281001', 1, 'n', 1, 2)",
            "sector_key VALUES ('north', 'k', '07', '6008281001', 1, 2)",
            "identifier_question VALUES ('south', 'q', '07', 1)",
            "session VALUES ('north', 's', '07', '6008281001', '08281001', 1, 2, NULL, NULL)",
            "completion_event VALUES ('north', 'e', '07', 1, 'session', 1, 'b', 'd', 'a')",
            "completion VALUES ('north', '08281001', '2012', 'e', '1', 1)",
            "card_right VALUES ('north', '6008281001', 'library_borrowing', 0, 'e')",
            "ended_right VALUES ('north', '08281001', 'library_borrowing')",
            "outgoing VALUES ('north', 'e', '{}', 1, NULL)",
            "outgoing_head VALUES ('south', 1)",
            "hall_ticket VALUES ('north', '2012-06-12', 1, '08281001', 'session', 't', 1)",
            "hall_ticket_head VALUES ('south', '2012-06-12', 1)",
            "webhook VALUES ('south', 'w', 'u', 0, NULL, 's', 'k', 1, 0, 0, NULL, 0, NULL, NULL, 0)",
            "dead_letter VALUES ('north', 'w', 1, 1, 'status 500', 1, NULL)",
            "student VALUES ('south', '1', 'N', 'undergraduate', NULL, NULL, 0, 0, NULL)",
            "terminal VALUES ('south', '07', 1, NULL)",
            "terminal_certificate VALUES ('south', 'd', '07', 1, 2, NULL, NULL, 0)",
            "enrolment_code VALUES ('south', '07', 'd', 1, 2)",
            "terminal_wrong_try VALUES ('south', 't', '07', 1)",
            "heartbeat VALUES ('south', '07', 1, 'v', 0, NULL, NULL, 0, NULL)")) {
      assertThatThrownBy(() -> handle.execute("INSERT INTO " + row))
          .as(row)
          .hasStackTraceContaining(
              engine == TestEngine.SQLITE ? "FOREIGN KEY constraint" : "foreign key constraint");
    }
  }

  @Test
  void everyTableOfACampusBeginsWithIt() throws Exception {
    DatabaseMetaData schema = handle.getConnection().getMetaData();
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = schema.getTables(null, null, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    assertThat(tables).contains("student", "session").containsAll(OF_ALL_CAMPUSES.keySet());
    tables.removeAll(OF_ALL_CAMPUSES.keySet());
    for (String table : tables) {
      assertThat(nullable(schema, table)).as(table).containsEntry("campus", "NO");
      assertThat(firstColumns(schema, table))
          .as("where the keys of %s begin", table)
          .containsOnly(
              BY_DIGEST.contains(table)
                  ? new String[] {"campus", "digest"}
                  : new String[] {"campus"});
      assertThat(references(schema, table)).as("what %s refers to", table).isNotEmpty();
      references(schema, table)
          .forEach(
              (referred, columns) ->
                  assertThat(columns)
                      .as("how %s refers to %s", table, referred)
                      .filteredOn("campus"::equals)
                      .hasSize(referred.equals("campus") ? 1 : columns.size() / 2));
    }
  }

  private static Map<String, String> nullable(DatabaseMetaData schema, String table)
      throws SQLException {
    Map<String, String> nullable = new TreeMap<>();
    try (ResultSet rows = schema.getColumns(null, null, table, "%")) {
      while (rows.next()) {
        nullable.put(rows.getString("COLUMN_NAME"), rows.getString("IS_NULLABLE"));
      }
    }
    return nullable;
  }

  /** The first column of the primary key and of each index; SQLite's driver tells it wrongly. */
  private List<String> firstColumns(DatabaseMetaData schema, String table) throws SQLException {
    if (engine == TestEngine.SQLITE) {
      return handle
          .select(
              "SELECT part.name FROM pragma_index_list(?) AS whole, pragma_index_info(whole.name) AS part"
                  + " WHERE part.seqno = 0",
              table)
          .mapTo(String.class)
          .list();
    }
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = schema.getIndexInfo(null, null, table, false, false)) {
      while (rows.next()) {
        if (rows.getInt("ORDINAL_POSITION") == 1) {
          columns.add(rows.getString("COLUMN_NAME"));
        }
      }
    }
    return columns;
  }

  /** The columns with which a table refers to others, by the other's name. */
  private static Map<String, List<String>> references(DatabaseMetaData schema, String table)
      throws SQLException {
    Map<String, List<String>> references = new TreeMap<>();
    try (ResultSet rows = schema.getImportedKeys(null, null, table)) {
      while (rows.next()) {
        references
            .computeIfAbsent(rows.getString("PKTABLE_NAME"), name -> new ArrayList<>())
            .add(rows.getString("FKCOLUMN_NAME"));
      }
    }
    return references;
  }
}
