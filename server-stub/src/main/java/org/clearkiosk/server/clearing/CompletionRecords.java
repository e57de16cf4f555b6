package org.clearkiosk.server.clearing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is to be written of several confirmations, gathered to be written with few statements. */
final class CompletionRecords {
  private final CampusId campus;
  private final String year;
  private final String office;
  private final Instant now;
  private final List<Completions.Kept> kept = new ArrayList<>();
  private final List<Completions.Completed> completed = new ArrayList<>();
  private final Map<@Nullable Refund, List<String>> refunds = new LinkedHashMap<>();
  private final Map<CardRight, Map<String, String>> rightsEnded = new LinkedHashMap<>();

  /**
   * Gathers for a campus.
   *
   * @param year of the policy
   * @param office whose step terminals finish
   */
  CompletionRecords(CampusId campus, String year, String office, Instant now) {
    this.campus = campus;
    this.year = year;
    this.office = office;
    this.now = now;
  }

  /** An event with the answer to it. */
  void keep(Delivery delivery, String answer) {
    kept.add(
        new Completions.Kept(
            delivery.event(),
            delivery.body(),
            new Completions.Accepted(delivery.digest(), answer)));
  }

  /**
   * What a kept event completes.
   *
   * @param before the refund on record; that of the event stands from now on, also where it has
   *     none
   */
  void complete(
      CompletionEvent event, String receiptNumber, Outcome outcome, @Nullable Refund before) {
    completed.add(new Completions.Completed(event, year, receiptNumber));
    Refund refund = event.data().refund();
    if (refund != before) {
      refunds.computeIfAbsent(refund, key -> new ArrayList<>()).add(event.subject());
    }
    for (CardRight right : outcome.cardRightsEnded()) {
      rightsEnded
          .computeIfAbsent(right, key -> new LinkedHashMap<>())
          .put(event.subject(), event.id());
    }
  }

  /** Whether a receipt of this number is among them. */
  boolean has(String receiptNumber) {
    return completed.stream().anyMatch(one -> one.receiptNumber().equals(receiptNumber));
  }

  /** Writes all of it. */
  void write(Handle handle) {
    if (!kept.isEmpty()) {
      // ids are ordered by time: side by side they come into the same pages
      kept.sort(Comparator.comparing(one -> one.event().id()));
      Completions.keep(handle, campus, kept, now);
    }
    if (!completed.isEmpty()) {
      Completions.complete(handle, campus, completed);
      List<String> students = completed.stream().map(one -> one.event().subject()).toList();
      Students.finishStep(handle, campus, students, office, now);
      Outgoing.add(handle, campus, told(), now);
    }
    refunds.forEach((refund, students) -> Students.chooseRefund(handle, campus, students, refund));
    rightsEnded.forEach((right, events) -> Cards.take(handle, campus, events, right.id()));
  }

  private List<OutgoingEvent> told() {
    return completed.stream()
        .map(one -> OutgoingEvent.of(campus, one.event(), year, one.receiptNumber()))
        .toList();
  }
}
