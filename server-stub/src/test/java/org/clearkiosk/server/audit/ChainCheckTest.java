package org.clearkiosk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.junit.jupiter.api.Test;

/** The chain by itself: how an entry is hashed, and what the check finds. */
class ChainCheckTest {
  private static final Instant AT = Instant.ofEpochMilli(1_339_462_840_125L);

  private static List<AuditEntry> chain(int length) {
    List<AuditEntry> entries = new ArrayList<>();
    ChainHead head = ChainHead.EMPTY;
    for (int i = 0; i < length; i++) {
      AuditEvent event =
          AuditEvent.about(
              CampusId.MAIN,
              "0828100" + i,
              Actor.terminal("07"),
              AuditAction.NOTICE_SHOWN,
              Map.of("i", i));
      AuditEntry entry = AuditEntry.after(head, event, AT.plusSeconds(i));
      entries.add(entry);
      head = entry.head();
    }
    return entries;
  }

  /** Computed with another program (Python's hashlib) from what docs/audit.md says. */
  @Test
  void anEntrysHashIsTheOneThatTheDescriptionGives() {
    AuditEntry first =
        AuditEntry.after(
            ChainHead.EMPTY,
            AuditEvent.about(
                CampusId.MAIN,
                "08281001",
                Actor.terminal("07"),
                AuditAction.NOTICE_SHOWN,
                Map.of("verdict", "clear")),
            AT);
    assertThat(first.hash())
        .isEqualTo("73366f952e351bb9bbdf6ce128ab1f8faaea2a6c7d63d17903ac1800a3882cb5");
    AuditEntry second =
        AuditEntry.after(
            first.head(),
            AuditEvent.of(
                CampusId.MAIN,
                new Actor("operator/root"),
                AuditAction.TERMINAL_REVOKED,
                Map.of("注", "é", "terminal", "07")),
            Instant.ofEpochMilli(1_339_462_841_000L));
    assertThat(second.hash())
        .isEqualTo("33bcce1f3735e010fcd7f8a1d12ed662dbcfe74ca7cb8d6d5d8d0fd9866ec7ba");
  }

  @Test
  void aWholeChainIsWhole() {
    List<AuditEntry> entries = chain(4);
    assertThat(walk(entries, entries.get(3).head())).isEmpty();
    assertThat(walk(List.of(), ChainHead.EMPTY)).isEmpty();
    assertThat(walk(entries, entries.get(3).head(), entries.get(0).head(), entries.get(3).head()))
        .isEmpty();
  }

  @Test
  void anEndThatWasCutOffIsSeenByTheHeadOnRecordOrByOneNotedDown() {
    List<AuditEntry> entries = chain(4);
    List<AuditEntry> cut = entries.subList(0, 2);
    assertThat(walk(cut, entries.get(3).head())).contains(3L);
    // whoever can set the head back too is seen only by what was noted down elsewhere
    assertThat(walk(cut, cut.get(1).head())).isEmpty();
    assertThat(walk(cut, cut.get(1).head(), entries.get(2).head())).contains(3L);
    assertThat(walk(List.of(), ChainHead.EMPTY, entries.get(0).head())).contains(1L);
  }

  @Test
  void aChainWrittenAnewIsSeenByWhatWasNotedDown() {
    List<AuditEntry> entries = chain(4);
    List<AuditEntry> anew = new ArrayList<>(entries.subList(0, 1));
    ChainHead head = entries.get(0).head();
    for (AuditEntry entry : entries.subList(1, 4)) {
      AuditEvent event =
          AuditEvent.about(
              CampusId.MAIN,
              "09999999",
              Actor.terminal("07"),
              AuditAction.NOTICE_SHOWN,
              Map.of("i", 0));
      AuditEntry forged = AuditEntry.after(head, event, entry.at());
      anew.add(forged);
      head = forged.head();
    }
    assertThat(walk(anew, head)).isEmpty();
    assertThat(walk(anew, head, entries.get(0).head())).isEmpty();
    assertThat(walk(anew, head, entries.get(2).head())).contains(3L);
  }

  @Test
  void headsThatContradictEachOtherAreRefused() {
    ChainHead head = chain(1).get(0).head();
    ChainHead other = new ChainHead(1, "0".repeat(64));
    assertThatThrownBy(() -> new ChainCheck(List.of(head, other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHeadIsReadAsItIsPrinted() {
    ChainHead head = chain(1).get(0).head();
    assertThat(ChainHead.parse(head.toString())).isEqualTo(head);
    for (String text : List.of("", "1", "1:", "0:" + "0".repeat(64), "1:" + "g".repeat(64))) {
      assertThatThrownBy(() -> ChainHead.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anActorIsOfAKnownKind() {
    assertThat(Actor.operator().name()).startsWith("operator/");
    for (String name : List.of("", "07", "someone/07", "terminal/", "terminal/0\n7")) {
      assertThatThrownBy(() -> new Actor(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** The position of the first fault. */
  private static Optional<Long> walk(
      List<AuditEntry> entries, ChainHead onRecord, ChainHead... noted) {
    ChainCheck check = new ChainCheck(List.of(noted));
    for (AuditEntry entry : entries) {
      Optional<ChainCheck.Fault> fault = check.next(entry);
      if (fault.isPresent()) {
        return fault.map(ChainCheck.Fault::position);
      }
    }
    return check.end(onRecord).map(ChainCheck.Fault::position);
  }
}
