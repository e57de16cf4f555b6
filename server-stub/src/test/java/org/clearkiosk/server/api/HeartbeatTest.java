package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.terminals.SequenceReport;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a terminal says of itself, and what its operator sees by it. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class HeartbeatTest {
  private static final Heartbeat.Health HEALTH =
      new Heartbeat.Health(
          List.of(new Heartbeat.Reader("PC/SC", null), new Heartbeat.Reader("PN532", "R-03")),
          3_600,
          12,
          64_000_000,
          12_000_000_000L);
  private static final TerminalIdentity SEVEN = new TerminalIdentity(CampusId.MAIN, "07");

  @Parameter private TestEngine engine;

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatATerminalSaysIsKeptAndTellsWhatIsMissing() {
    Terminal terminal = server.addTerminal("07");
    String session = terminal.open("08281001").session().id();
    assertThat(terminal.deliver(terminal.event("08281001", session, 2)).status()).isEqualTo(201);
    HeartbeatAnswer answer = beat(terminal, 60, 5);
    assertThat(answer.renewCertificate()).isFalse();
    assertThat(answer.clockOffsetMilliseconds()).isEqualTo(60_000);
    assertThat(report().missing())
        .containsExactly(new SequenceRange(1, 1), new SequenceRange(5, 5));
    assertThat(report().waiting()).containsExactly(new SequenceRange(3, 4));
    Heartbeats.Last last = server.read(handle -> Heartbeats.last(handle, SEVEN)).orElseThrow();
    assertThat(last.version()).isEqualTo("1.2.3");
    assertThat(last.clockOffsetMilliseconds()).isEqualTo(60_000);
    assertThat(last.health()).isEqualTo(HEALTH);
    // an outbox that was put back from an old copy does not make what was said unsaid
    beat(terminal, 0, 4);
    assertThat(report().highest()).isEqualTo(5);
    assertThat(server.rows("heartbeat")).isEqualTo(1);
  }

  @Test
  void aNumberThatIsDeliveredWhileItIsLookedUpIsNotMissing() {
    Terminal terminal = server.addTerminal("07");
    String session = terminal.open("08281001").session().id();
    terminal.post("/v1/heartbeats", saying(1, List.of(new SequenceRange(1, 1))));
    AtomicBoolean looked = new AtomicBoolean();
    SqlLogger meanwhile =
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            if (looked.compareAndSet(false, true)) {
              terminal.deliver(terminal.event("08281001", session, 1));
              terminal.post("/v1/heartbeats", saying(1, List.of()));
            }
          }
        };
    SequenceReport report =
        server.read(
            handle -> {
              try {
                handle.getConfig(SqlStatements.class).setSqlLogger(meanwhile);
                return SequenceReport.of(handle, SEVEN);
              } finally {
                handle.getConfig(SqlStatements.class).setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
              }
            });
    assertThat(report.recorded()).containsExactly(new SequenceRange(1, 1));
    assertThat(report.complete()).isTrue();
  }

  private Heartbeat saying(long lastSequence, List<SequenceRange> waiting) {
    return new Heartbeat(
        "1.2.3",
        OffsetDateTime.ofInstant(server.time().instant(), ZoneOffset.UTC),
        null,
        new Heartbeat.Outbox(
            lastSequence, waiting.size(), waiting.isEmpty() ? null : 60L, 0, waiting, List.of()),
        null);
  }

  @Test
  void aTerminalIsToldWhenToRenew() {
    Terminal terminal = server.addTerminal("07");
    assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
    server.time().pass(Duration.ofDays(266));
    assertThat(beat(terminal, 0, 1).renewCertificate()).isFalse();
    server.time().pass(Duration.ofDays(1));
    assertThat(beat(terminal, 0, 1).renewCertificate()).isTrue();
  }

  @Test
  void terminalsThatAreSilentOrInTroubleAreCounted() {
    server.addTerminal("06").post("/v1/heartbeats", heartbeat("R-01"));
    Terminal seven = server.addTerminal("07");
    assertThat(counted()).as("07 never spoke").containsExactly(0L, 1L);
    assertThat(seven.get("/v1/today").status()).isEqualTo(200);
    // no answer waits for the note that a certificate was used
    Await.until("07 is known to be silent", () -> counted().equals(List.of(1L, 1L)));
    seven.post("/v1/heartbeats", heartbeat(null));
    assertThat(counted()).containsExactly(0L, 1L);
    server.time().pass(Duration.ofMinutes(3));
    assertThat(counted()).containsExactly(2L, 0L);
  }

  private List<Long> counted() {
    Instant since = server.time().instant().minusSeconds(120);
    return List.of(
        server.read(handle -> Heartbeats.silent(handle, since)),
        server.read(handle -> Heartbeats.troubled(handle, since)));
  }

  private Heartbeat heartbeat(@Nullable String trouble) {
    return new Heartbeat(
        "1.2.3",
        OffsetDateTime.ofInstant(server.time().instant(), ZoneOffset.UTC),
        trouble,
        new Heartbeat.Outbox(0, 0, null, 0, List.of(), List.of()),
        null);
  }

  private SequenceReport report() {
    return server.read(handle -> SequenceReport.of(handle, SEVEN));
  }

  private HeartbeatAnswer beat(Terminal terminal, int aheadSeconds, long lastSequence) {
    Heartbeat heartbeat =
        new Heartbeat(
            "1.2.3",
            OffsetDateTime.ofInstant(
                server.time().instant().plusSeconds(aheadSeconds), ZoneOffset.UTC),
            null,
            new Heartbeat.Outbox(
                lastSequence, 2, 60L, 0, List.of(new SequenceRange(3, 4)), List.of()),
            HEALTH);
    return terminal.post("/v1/heartbeats", heartbeat).as(HeartbeatAnswer.class);
  }
}
