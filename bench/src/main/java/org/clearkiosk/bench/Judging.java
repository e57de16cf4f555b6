package org.clearkiosk.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Decision;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Receipt;

/**
 * What a confirmation takes between what the network brought and what the database keeps, again and
 * again with nothing between, so that it is as fast as it ever gets: its JSON is read and hashed,
 * it is judged by the year's rules, its receipt is written as JSON and the audit entry hashed.
 */
final class Judging {
  private static final int WARM_UP = 20_000;
  private static final int COUNTED = 4_000;

  /** As long as what an audit entry hashes. */
  private static final int ENTRY = 500;

  private final Policy policy = Policies.ofYear(Policies.newestYear()).orElseThrow();
  private final LocalDate day = policy.window(Level.UNDERGRADUATE).firstDay();
  private final OffsetDateTime time =
      day.atTime(LocalTime.NOON).atZone(policy.zone()).toOffsetDateTime();
  private final byte[] entry = new byte[ENTRY];
  private final String event =
      Json.write(
          CompletionEvent.of(
              "01900000-0000-7000-8000-000000000000",
              "07",
              1,
              "08281001",
              time.truncatedTo(ChronoUnit.MILLIS),
              new CompletionEvent.Data("s".repeat(43), policy.officeFinishedHere(), null)));

  /** Nanoseconds, the middle one. */
  double median() {
    long[] each = new long[COUNTED];
    for (int index = -WARM_UP; index < COUNTED; index++) {
      long begin = System.nanoTime();
      String receipt = receipt();
      long elapsed = System.nanoTime() - begin;
      if (receipt.isEmpty()) {
        throw new IllegalStateException("an empty receipt");
      }
      each[Math.max(0, index)] = elapsed;
    }
    return new Samples(each).median();
  }

  private String receipt() {
    try {
      CompletionEvent read = Json.read(event, CompletionEvent.class);
      hash(event.getBytes(StandardCharsets.UTF_8));
      Decision decision = policy.decide(student(read.subject(), Set.of()), List.of(), day);
      if (!(decision instanceof Decision.Clear clear)) {
        throw new IllegalStateException("the student may not clear: " + decision);
      }
      Student after = student(read.subject(), Set.of(policy.officeFinishedHere()));
      OfficeBox next =
          policy.boxes(after).stream().filter(OfficeBox::next).findFirst().orElse(null);
      String receipt = Json.write(new Receipt("0612-07-0001", time, null, clear.outcome(), next));
      hash(entry);
      return receipt;
    } catch (Json.MalformedMessageException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Student student(String number, Set<String> done) {
    return new Student(
        number,
        "某某",
        Level.UNDERGRADUATE,
        Status.GRADUATING,
        Set.of(),
        done,
        null,
        1_000,
        500,
        "1234");
  }

  private void hash(byte[] bytes) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    entry[0] ^= hash[0];
  }
}
