package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.demo.CheapPassword;
import org.clearkiosk.server.demo.DemoCampus;
import org.clearkiosk.server.demo.DemoLoader;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.receipt.ReceiptCheck;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Two campuses of one server, with the same students, cards and terminal numbers. Only the keys of
 * their cards differ.
 */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TwoCampusesTest {
  private static final CampusId NORTH = new CampusId("north");
  private static final String NORTHS_KEY = "00112233445566778899aabbccddeeff";
  private static final String STUDENT = "08281001";
  private static final String CARD = "60" + STUDENT;

  /** The demo campus's classic card. */
  private static final String CLASSIC = "43100eb1";

  @Parameter private TestEngine engine;

  private TestServer server;
  private Terminal main;
  private Terminal north;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    main = server.addTerminal("07");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The server runs already: a campus that is added needs no restart. */
  private void addNorth(@Nullable String policy) throws Exception {
    CardKeys.add(server.folder().cardMasterKeys(NORTH), DemoCampus.CARD_KEY_GENERATION, NORTHS_KEY);
    ReceiptKey key = ReceiptKey.open(server.folder().receiptKey());
    server.read(handle -> fill(handle, policy, key));
    north = server.addTerminal(NORTH, "07").withCardKey(NORTHS_KEY);
  }

  private static int fill(Handle handle, @Nullable String policy, ReceiptKey key) {
    Campuses.Campus campus = new Campuses.Campus(NORTH, new Text("北校区", "North"), policy);
    Campuses.add(handle, campus, Instant.EPOCH);
    try {
      return new DemoLoader(TestServer.POLICY, key, CheapPassword::hash)
          .load(handle, NORTH, Instant.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void oneStudentNumberClearsOnceOnEachCampus() throws Exception {
    addNorth(null);
    Terminal.Opened atMain = main.open(STUDENT);
    CompletionEvent event = main.event(STUDENT, atMain.session().id(), 1);
    Receipt first = main.deliver(event).as(Receipt.class);
    assertThat(first.number()).isEqualTo("0612-07-0001");

    Terminal.Opened atNorth = north.open(STUDENT);
    assertThat(atNorth.notice().verdict()).isEqualTo(Verdict.CLEAR);
    // terminals make the ids, and another campus's may have been first
    CompletionEvent sameId =
        CompletionEvent.of(
            event.id(),
            "07",
            1,
            STUDENT,
            event.time(),
            new CompletionEvent.Data(
                atNorth.session().id(), event.data().office(), event.data().refund()));
    Receipt second = north.deliver(sameId).as(Receipt.class);
    assertThat(second.number()).isEqualTo("north-0612-07-0001");
    assertThat(server.completions(STUDENT)).isEqualTo(2);
    assertThat(campusOf(first)).isEqualTo("main");
    assertThat(campusOf(second)).isEqualTo("north");
    assertThat(
            server.<Long>read(
                handle ->
                    handle
                        .select("SELECT count(*) FROM audit_entry WHERE campus = 'north'")
                        .mapTo(Long.class)
                        .one()))
        .isPositive();
  }

  private String campusOf(Receipt receipt) {
    PublicKeySet keys = main.get("/v1/receipt-keys").as(PublicKeySet.class);
    ReceiptCheck.Result result = ReceiptCheck.check(Objects.requireNonNull(receipt.signed()), keys);
    return ((ReceiptCheck.Result.Valid) result).claims().cps();
  }

  @Test
  void whatOneCampusGaveOpensNothingAtTheOther() throws Exception {
    addNorth(null);
    Challenge challenge = main.challenge(CARD);
    refused(north.post("/v1/sessions", main.proof(challenge, CARD)), ProblemType.CHALLENGE_SPENT);
    assertThat(main.post("/v1/sessions", main.proof(challenge, CARD)).status()).isEqualTo(201);

    String key = main.sectorKey(CLASSIC).as(SectorKeyGrant.class).id();
    SessionRequest withKey = new SessionRequest.WithSector(key, "5008281001", 1);
    refused(north.post("/v1/sessions", withKey), ProblemType.SECTOR_KEY_SPENT);

    Session session = main.open(STUDENT).session();
    refused(north.get("/v1/sessions/" + session.id() + "/notice"), ProblemType.SESSION_ENDED);
    refused(north.password(session.id(), "281001"), ProblemType.SESSION_ENDED);
    refused(north.deliver(north.event(STUDENT, session.id(), 1)), ProblemType.EVENT_MISFIT);
    assertThat(server.completions(STUDENT)).isZero();
  }

  @Test
  void aCardOfOneCampusIsUnknownToTheOthersKeys() throws Exception {
    addNorth(null);
    // the same number is on record there, but this card has another campus's key
    Terminal visited = north.withCardKey(DemoCampus.CARD_MASTER_KEY);
    refused(visited.tap(STUDENT), ProblemType.PROOF_WRONG);
    assertThat(north.tap(STUDENT).status()).isEqualTo(201);
    refused(main.withCardKey(NORTHS_KEY).tap(STUDENT), ProblemType.PROOF_WRONG);
  }

  @Test
  void aCampusGoesByItsOwnRules() throws Exception {
    String later =
        Policies.text("2012")
            .orElseThrow()
            .replace("\"firstDay\": \"2012-06-11\"", "\"firstDay\": \"2012-06-13\"");
    addNorth(later);
    Notice notice = north.open(STUDENT).notice();
    assertThat(notice.verdict()).isEqualTo(Verdict.NOT_YET);
    assertThat(notice.window().firstDay()).isEqualTo("2012-06-13");
    assertThat(north.today().windows()).isNotEqualTo(main.today().windows());
    assertThat(main.open(STUDENT).notice().verdict()).isEqualTo(Verdict.CLEAR);
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
  }
}
