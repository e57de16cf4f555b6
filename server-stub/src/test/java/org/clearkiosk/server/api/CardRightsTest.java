package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.SourceSystem.NO_HEADERS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rule C1: after the step the card goes on working for everything but library borrowing. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class CardRightsTest {
  private static final String STUDENT = "08281001";
  private static final String CARD = "6008281001";
  private static final String BORROWING = "library_borrowing";

  @Parameter private TestEngine engine;

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

  private Optional<Boolean> allows(String card, String service) {
    return server.read(handle -> Cards.allows(handle, CampusId.MAIN, card, service));
  }

  private void add(String number, Cards.State state) {
    server.read(
        handle -> {
          Cards.add(handle, CampusId.MAIN, Cards.Card.cpu(number, STUDENT, state, 1));
          return number;
        });
  }

  private void complete() {
    String session = terminal.open(STUDENT).session().id();
    assertThat(terminal.deliver(terminal.event(STUDENT, session, 1)).status()).isEqualTo(201);
  }

  @Test
  void borrowingEndsWithTheStepAndNothingElseDoes() {
    assertThat(allows(CARD, BORROWING)).contains(true);
    complete();
    assertThat(allows(CARD, BORROWING)).contains(false);
    for (String service : new String[] {"library_entry", "canteen", "door", "network"}) {
      assertThat(allows(CARD, service)).as(service).contains(true);
    }
    assertThat(allows("6008281002", BORROWING)).contains(true);
  }

  @Test
  void anotherCardOfTheStudentIsNoWayAroundIt() {
    add("61" + STUDENT, Cards.State.ACTIVE);
    complete();
    add("62" + STUDENT, Cards.State.ACTIVE);
    assertThat(allows("61" + STUDENT, BORROWING)).contains(false);
    assertThat(allows("62" + STUDENT, BORROWING)).contains(false);
    assertThat(allows("62" + STUDENT, "canteen")).contains(true);
  }

  @Test
  void withTheStepThatTheHallFinishesByHandItEndsToo() {
    SourceSystem hall = SourceSystem.add(server, SourceSystem.ofOffice("information_centre"));
    SourceSystem library = SourceSystem.add(server, SourceSystem.ofOffice("library"));
    String step = "/v1/students/" + STUDENT + "/offices/";
    assertThat(library.send("PUT", step + "library", null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(allows(CARD, BORROWING)).contains(true);

    int told = server.rows("outgoing");
    String byHand = step + "information_centre";
    assertThat(hall.send("PUT", byHand, null, NO_HEADERS).status()).isEqualTo(204);
    add("62" + STUDENT, Cards.State.ACTIVE);
    assertThat(allows(CARD, BORROWING)).contains(false);
    assertThat(allows("62" + STUDENT, BORROWING)).contains(false);
    assertThat(allows(CARD, "canteen")).contains(true);
    assertThat(allows("6008281002", BORROWING)).contains(true);
    assertThat(details("step_finished"))
        .containsExactly(
            "{\"office\":\"library\"}",
            "{\"cardRightsEnded\":[\"library_borrowing\"],\"office\":\"information_centre\"}");
    // no terminal has confirmed, so there is no event to tell
    assertThat(server.rows("outgoing")).isEqualTo(told);

    assertThat(library.send("DELETE", step + "library", null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(allows(CARD, BORROWING)).contains(false);
    assertThat(hall.send("DELETE", byHand, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(allows(CARD, BORROWING)).contains(true);
    complete();
    assertThat(allows(CARD, BORROWING)).contains(false);
  }

  private List<String> details(String action) {
    return server.read(
        handle ->
            handle
                .select("SELECT detail FROM audit_entry WHERE action = ? ORDER BY position", action)
                .mapTo(String.class)
                .list());
  }

  @Test
  void whatWasGivenBackToACardIsAllowedWithIt() {
    complete();
    server.read(handle -> handle.execute("UPDATE card_right SET allowed = 1 WHERE card = ?", CARD));
    assertThat(allows(CARD, BORROWING)).contains(true);
  }

  @Test
  void aCardThatWasLostOrStoppedIsGoodForNothing() {
    add("61" + STUDENT, Cards.State.LOST);
    add("62" + STUDENT, Cards.State.STOPPED);
    assertThat(allows("61" + STUDENT, "canteen")).contains(false);
    assertThat(allows("62" + STUDENT, BORROWING)).contains(false);
    assertThat(allows("63" + STUDENT, "canteen")).isEmpty();
  }
}
