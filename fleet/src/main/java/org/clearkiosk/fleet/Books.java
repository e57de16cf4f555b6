package org.clearkiosk.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.kiosk.outbox.DeliveryListener;
import org.clearkiosk.kiosk.outbox.KeptConfirmation;
import org.jspecify.annotations.Nullable;

/**
 * What the students were told: that their confirmation is kept, and what became of it. In memory,
 * beside outboxes and server, so that these can be compared with it. Safe for many threads.
 */
final class Books implements DeliveryListener {
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, CompletableFuture<Told>> answers = new HashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final Times receipts = new Times();
  private long told;

  /**
   * A confirmation that is kept.
   *
   * @param student the student number
   * @param touchedAt when the student touched, in {@link System#nanoTime}
   */
  record Entry(KeptConfirmation kept, String student, long touchedAt) {
    @Override
    public String toString() {
      return "Entry[" + kept.id() + "]";
    }
  }

  /** Notes that a confirmation is kept; gives what becomes of it. */
  synchronized CompletableFuture<Told> kept(Entry entry) {
    String id = entry.kept().id();
    CompletableFuture<Told> answer = answer(id);
    if (entries.put(id, entry) != null) {
      contradict(id + " was given to two confirmations");
    }
    // The sender may have been faster
    Told already = answer.getNow(null);
    if (already != null) {
      time(entry, already);
    }
    return answer;
  }

  private CompletableFuture<Told> answer(String id) {
    return answers.computeIfAbsent(id, unused -> new CompletableFuture<>());
  }

  @Override
  public void delivered(String id, Receipt receipt) {
    tell(id, new Told.Receipt(receipt.number()));
  }

  @Override
  public void refused(String id, Failure failure) {
    tell(id, new Told.Refused());
  }

  private synchronized void tell(String id, Told what) {
    if (!answer(id).complete(what)) {
      contradict(id + " was answered twice");
      return;
    }
    told++;
    notifyAll();
    Entry entry = entries.get(id);
    if (entry != null) {
      time(entry, what);
    }
  }

  private void time(Entry entry, Told what) {
    if (what instanceof Told.Receipt) {
      receipts.add(System.nanoTime() - entry.touchedAt());
    }
  }

  private void contradict(String what) {
    contradictions.add(what);
  }

  /** How many confirmations are kept. */
  synchronized int countKept() {
    return entries.size();
  }

  /** How many of them were answered. */
  synchronized long countTold() {
    return told;
  }

  /**
   * Waits until more of them are answered than so many.
   *
   * @param atMost how long
   * @return how many are answered then
   */
  synchronized long awaitMoreTold(long than, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); told <= than && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return told;
  }

  /** From the touch to the receipt. */
  Times receipts() {
    return receipts;
  }

  /** All that were kept, by id. */
  synchronized Map<String, Entry> entries() {
    return Map.copyOf(entries);
  }

  /** What became of one; null while that is not known. */
  synchronized @Nullable Told told(String id) {
    return answer(id).getNow(null);
  }

  /** What a terminal must never see; each is a fault. */
  synchronized List<String> contradictions() {
    return List.copyOf(contradictions);
  }
}
