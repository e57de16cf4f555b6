package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Cards that cannot prove themselves: what opens a session with them, and what never does. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class OldCardsTest {
  @Parameter private TestEngine engine;

  private static final String CLASSIC = "43100eb1";
  private static final String CLASSIC_NUMBER = "5008281001";
  private static final String UID = "0457a38c749d1c";

  private TestServer server;
  private Terminal terminal;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClassicCardOpensASessionThatTellsNoNameBeforeThePassword() {
    Terminal.Reply reply = terminal.sectorKey(CLASSIC);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-store");
    SectorKeyGrant grant = reply.as(SectorKeyGrant.class);
    // key A as the simulator's card office wrote it on the card
    assertThat(grant.key()).isEqualTo("8926ee6b9e01");
    assertThat(grant.expiresAt()).isEqualTo("2012-06-12T09:00:30+08:00");
    Terminal.Reply opened = open(grant, CLASSIC_NUMBER, 1);
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.body()).doesNotContain("maskedName").doesNotContain("林");
    clears(opened, "08281001", "281001", "林*远");
  }

  @Test
  void aCardThatIsKnownByItsIdentifierOpensASessionThatTellsNoNameBeforeThePassword() {
    Terminal.Reply opened = terminal.tapIdentifier(UID);
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.body()).doesNotContain("maskedName").doesNotContain("周");
    Session session = opened.as(Session.class);
    refused(terminal.get("/v1/sessions/" + session.id() + "/notice"), ProblemType.PASSWORD_NEEDED);
    assertThat(terminal.password(session.id(), "281006").as(Notice.class).maskedName())
        .isEqualTo("周*满");
  }

  private void clears(Terminal.Reply opened, String student, String password, String name) {
    Session session = opened.as(Session.class);
    refused(terminal.deliver(terminal.event(student, session.id(), 1)), ProblemType.EVENT_MISFIT);
    assertThat(terminal.password(session.id(), password).as(Notice.class).maskedName())
        .isEqualTo(name);
    assertThat(terminal.deliver(terminal.event(student, session.id(), 2)).status()).isEqualTo(201);
    assertThat(server.completions(student)).isEqualTo(1);
  }

  @Test
  void aSectorKeyServesOnceAndForItsCard() {
    SectorKeyGrant spent = grant();
    refused(open(spent, "6008281001", 1), ProblemType.PROOF_WRONG);
    refused(open(spent, CLASSIC_NUMBER, 1), ProblemType.SECTOR_KEY_SPENT);
    refused(open(grant(), CLASSIC_NUMBER, 2), ProblemType.PROOF_WRONG);
    SectorKeyGrant other = grant();
    assertThat(open(other, CLASSIC_NUMBER, 1).status()).isEqualTo(201);
    refused(open(other, CLASSIC_NUMBER, 1), ProblemType.SECTOR_KEY_SPENT);

    // of this generation the server has no master key
    server.read(handle -> handle.execute("UPDATE card SET key_generation = 2"));
    refused(terminal.sectorKey(CLASSIC), ProblemType.PROOF_WRONG);
  }

  @Test
  void aSectorKeyServesOnlyTheTerminalThatAskedAndForThirtySeconds() {
    SectorKeyGrant grant = grant();
    SectorKeyGrant late = grant();
    Terminal other = server.addTerminal("08");
    SessionRequest request = new SessionRequest.WithSector(grant.id(), CLASSIC_NUMBER, 1);
    refused(other.post("/v1/sessions", request), ProblemType.SECTOR_KEY_SPENT);
    server.time().pass(Duration.ofMillis(29_999));
    assertThat(terminal.post("/v1/sessions", request).status()).isEqualTo(201);
    server.time().pass(Duration.ofMillis(1));
    refused(open(late, CLASSIC_NUMBER, 1), ProblemType.SECTOR_KEY_SPENT);
  }

  @Test
  void aTerminalHasAtMostEightSectorKeys() {
    SectorKeyGrant first = grant();
    for (int i = 0; i < 8; i++) {
      server.time().pass(Duration.ofMillis(1));
      grant();
    }
    assertThat(server.rows("sector_key")).isEqualTo(8);
    refused(open(first, CLASSIC_NUMBER, 1), ProblemType.SECTOR_KEY_SPENT);
  }

  @Test
  void theDatabaseHoldsNoSectorKey() {
    SectorKeyGrant grant = grant();
    String kept =
        server.read(
            handle -> handle.select("SELECT * FROM sector_key").mapToMap().list().toString());
    assertThat(kept).contains(grant.id()).doesNotContain(grant.key());
  }

  @Test
  void thereIsNoSectorKeyForWhatIsNoClassicCardOnRecord() {
    refused(terminal.sectorKey("63ddf346"), ProblemType.CARD_UNKNOWN);
    refused(terminal.sectorKey(UID), ProblemType.PROFILE_NOT_ACCEPTED);
    state(CLASSIC_NUMBER, "lost");
    refused(terminal.sectorKey(CLASSIC), ProblemType.CARD_LOST);
    state(CLASSIC_NUMBER, "stopped");
    refused(terminal.sectorKey(CLASSIC), ProblemType.CARD_STOPPED);
    assertThat(server.rows("sector_key")).isZero();
  }

  @Test
  void aCardThatWasStoppedAfterItsKeyWasGivenOpensNothing() {
    SectorKeyGrant grant = grant();
    state(CLASSIC_NUMBER, "stopped");
    refused(open(grant, CLASSIC_NUMBER, 1), ProblemType.CARD_STOPPED);
  }

  @Test
  void aCardIsOpenedInItsOwnProfileAlone() {
    refused(terminal.tapIdentifier(CLASSIC), ProblemType.PROFILE_NOT_ACCEPTED);
    refused(terminal.tapIdentifier("041ca0d473d2fc"), ProblemType.CARD_UNKNOWN);
    // a right proof of a card that is on record as an older kind
    refused(
        terminal.post(
            "/v1/sessions", terminal.proof(terminal.challenge(CLASSIC_NUMBER), CLASSIC_NUMBER)),
        ProblemType.PROFILE_NOT_ACCEPTED);
    // and the card that proves itself, though its identifier is on record
    server.read(
        handle ->
            handle.execute(
                "UPDATE card SET identifier = '041ca0d473d2fc' WHERE number = '6008281001'"));
    refused(terminal.tapIdentifier("041ca0d473d2fc"), ProblemType.PROFILE_NOT_ACCEPTED);
    refused(terminal.sectorKey("041ca0d473d2fc"), ProblemType.PROFILE_NOT_ACCEPTED);
  }

  @Test
  void aLostCardIsToldSo() {
    state("01222259854581020", "lost");
    refused(terminal.tapIdentifier(UID), ProblemType.CARD_LOST);
  }

  @Test
  void aTerminalAsksForNoMoreThanThirtyCardsAMinuteByTheirIdentifier() throws Exception {
    for (int i = 0; i < 10; i++) {
      grant();
      refused(terminal.sectorKey("63ddf346"), ProblemType.CARD_UNKNOWN);
      assertThat(terminal.tapIdentifier(UID).status()).isEqualTo(201);
      server.time().pass(Duration.ofSeconds(1));
    }
    Terminal.Reply tooMany = terminal.sectorKey(CLASSIC);
    refused(tooMany, ProblemType.TOO_MANY_CARDS);
    assertThat(tooMany.headers().get("Retry-After")).isEqualTo("50");
    refused(terminal.tapIdentifier(UID), ProblemType.TOO_MANY_CARDS);
    assertThat(server.addTerminal("08").sectorKey(CLASSIC).status()).isEqualTo(201);
    // cards that prove themselves are not held up
    assertThat(terminal.tap("08281001").status()).isEqualTo(201);
    server.time().pass(Duration.ofSeconds(49));
    refused(terminal.sectorKey(CLASSIC), ProblemType.TOO_MANY_CARDS);
    server.time().pass(Duration.ofSeconds(1));
    assertThat(terminal.sectorKey(CLASSIC).status()).isEqualTo(201);
  }

  @Test
  void aRestartGivesNoTerminalMore() throws Exception {
    for (int i = 0; i < 30; i++) {
      grant();
    }
    server.restart();
    Terminal.Reply reply = againAt(server.url());
    refused(reply, ProblemType.TOO_MANY_CARDS);
  }

  private Terminal.Reply againAt(String url) {
    terminal = terminal.at(url);
    return terminal.post("/v1/sector-keys", new SectorKeyRequest(CLASSIC, 1));
  }

  private SectorKeyGrant grant() {
    return terminal.sectorKey(CLASSIC).as(SectorKeyGrant.class);
  }

  private Terminal.Reply open(SectorKeyGrant grant, String card, int generation) {
    return terminal.post(
        "/v1/sessions", new SessionRequest.WithSector(grant.id(), card, generation));
  }

  private void state(String card, String state) {
    server.read(
        handle -> handle.execute("UPDATE card SET state = ? WHERE number = ?", state, card));
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }
}
