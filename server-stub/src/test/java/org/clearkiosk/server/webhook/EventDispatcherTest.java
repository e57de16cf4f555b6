package org.clearkiosk.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.Receiver.answer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.feed.Subscriber;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.DeadLetters;
import org.clearkiosk.server.store.Deliveries;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Webhooks;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.Completed;
import org.clearkiosk.server.support.Contract;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.MovableTime;
import org.clearkiosk.server.support.Receiver;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Committed events reach a subscriber: all, in order, once unless something broke. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class EventDispatcherTest {
  private static final CampusId MAIN = CampusId.MAIN;
  private static final CampusId NORTH = new CampusId("north");

  @Parameter private TestEngine engine;

  private final MovableTime time = new MovableTime();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private DataFolder folder;
  private DatabaseAddress address;
  private Database database;
  private Receiver receiver;
  private NewSubscriber subscriber;

  @BeforeEach
  void open(@TempDir Path path) throws Exception {
    folder = DataFolder.open(path);
    address = engine.empty(folder);
    database = Database.open(folder, address);
    Completed.prepare(database, MAIN);
    Completed.prepare(database, NORTH);
    receiver = new Receiver();
    subscriber =
        NewSubscriber.of(
            SecretBox.open(folder.webhookKey()), MAIN, receiver.url(), true, receiver.authority());
    try (Handle handle = database.openWriter()) {
      Webhooks.add(handle, subscriber.subscriber(), 0, time.instant());
    }
  }

  @AfterEach
  void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
    receiver.close();
    database.close();
    engine.forget(address);
  }

  /** A process with a writer of its own. */
  private void startDispatcher() throws Exception {
    GroupCommit writer = new GroupCommit(database::openWriter, 64, time);
    parts.push(writer);
    parts.push(
        new EventDispatcher(database.reading(), writer, SecretBox.open(folder.webhookKey()), time));
  }

  private String key() {
    return subscriber.subscriber().secretKey();
  }

  private List<String> commit(int events) {
    List<String> ids = new ArrayList<>();
    for (int event = 0; event < events; event++) {
      ids.add(Completed.commit(database, MAIN));
    }
    return ids;
  }

  private Webhooks.State state() {
    return database.reading().withHandle(handle -> Webhooks.all(handle, MAIN)).get(0);
  }

  private List<String> received() {
    return receiver.requests().stream().map(request -> request.event().id()).toList();
  }

  @Test
  void eventsComeInOrderAndSignedAndOfTheirCampusOnly() throws Exception {
    Completed.commit(database, NORTH);
    List<String> before = commit(3);
    startDispatcher();
    receiver.await(3);
    Completed.commit(database, NORTH);
    List<String> after = commit(2);
    List<Receiver.Request> requests = receiver.await(5);
    assertThat(received().subList(0, 3)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(received().subList(3, 5)).containsExactlyInAnyOrderElementsOf(after);
    for (int i = 0; i < 5; i++) {
      Receiver.Request request = requests.get(i);
      assertThat(request.isSignedWith(subscriber.secret())).isTrue();
      Contract.checkWebhook("stepCompleted", request);
      assertThat(request.headers().get("content-type")).startsWith("application/cloudevents+json");
      assertThat(request.headers().get("webhook-id")).isEqualTo(request.event().id());
      assertThat(request.event().sequence()).isEqualTo("%019d".formatted(i + 1));
      assertThat(request.event().source()).isEqualTo("/campuses/main");
    }
    Await.until("it is settled", () -> state().position() == 5);
    assertThat(receiver.requests()).hasSize(5);
  }

  @Test
  void aReceiverThatWasDownGetsEverythingInOrder() throws Exception {
    receiver.answers(event -> answer(503, "Retry-After", "40"));
    startDispatcher();
    commit(3);
    Await.until("it failed", () -> state().failures() == 1);
    assertThat(state().nextAt()).isEqualTo(time.instant().plusSeconds(40));
    receiver.answers(event -> answer(204));
    time.pass(Duration.ofSeconds(40));
    receiver.await(4);
    Await.until("it is settled", () -> state().position() == 3);
    assertThat(receiver.requests())
        .extracting(request -> Long.parseLong(String.valueOf(request.event().sequence())))
        .containsExactly(1L, 1L, 2L, 3L);
    assertThat(state().failures()).isZero();
  }

  @Test
  void noRedirectIsFollowed() throws Exception {
    receiver.answers(event -> answer(307, "Location", receiver.url() + "/other"));
    startDispatcher();
    commit(1);
    Await.until("it failed", () -> state().failures() == 1);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void whatADeadProcessHadInItsHandsIsSentWhenItsLeaseEnds() throws Exception {
    commit(2);
    Instant now = time.instant();
    Deliveries.Lease lease = new Deliveries.Lease(subscriber.subscriber(), "a dead process");
    try (Handle handle = database.openWriter()) {
      assertThat(Deliveries.take(handle, lease, now, now.plusSeconds(60))).isTrue();
    }
    startDispatcher();
    Await.until("events have positions", () -> state().waiting() == 2);
    List<Subscriber> due =
        database.reading().withHandle(handle -> Webhooks.due(handle, key(), time.instant(), 10));
    assertThat(due).isEmpty();
    assertThat(receiver.requests()).isEmpty();
    time.pass(Duration.ofSeconds(61));
    receiver.await(2);
    Await.until("it is settled", () -> state().position() == 2);
    // it comes back to life, and what it says is not heard
    try (Handle handle = database.openWriter()) {
      assertThat(Deliveries.next(handle, lease, now.plusSeconds(600))).isEmpty();
    }
  }

  @Test
  void twoProcessesSendOnce() throws Exception {
    startDispatcher();
    startDispatcher();
    List<String> ids = commit(40);
    Await.until("it is settled", () -> state().position() == 40);
    assertThat(received()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(receiver.requests())
        .extracting(request -> String.valueOf(request.event().sequence()))
        .isSorted();
  }

  /** More than are told at the same time, and all of them before the one that can be told. */
  @Test
  void whoseSecretDoesNotOpenKeepsNoOneElseWaiting(@TempDir Path other) throws Exception {
    String otherKey = SecretBox.open(other.resolve("key.json")).id();
    try (Handle handle = database.openWriter()) {
      for (int i = 0; i <= Sender.MOST_AT_ONCE; i++) {
        Webhooks.add(
            handle, like("%08d".formatted(2 * i), receiver.url(), otherKey), 0, time.instant());
        Webhooks.add(
            handle,
            like("%08d".formatted(2 * i + 1), receiver.url() + "/moved", key()),
            0,
            time.instant());
      }
    }
    startDispatcher();
    List<String> ids = commit(2);
    receiver.await(2);
    assertThat(received()).containsExactlyInAnyOrderElementsOf(ids);
  }

  private Subscriber like(String id, String url, String key) {
    Subscriber own = subscriber.subscriber();
    return new Subscriber(MAIN, id, url, true, own.authority(), own.secret(), key);
  }

  @Test
  void whatIsNotTakenForThreeDaysIsADeadLetterAndCanBeReplayed() throws Exception {
    List<String> ids = commit(1);
    String poison = ids.get(0);
    receiver.answers(event -> answer(event.id().equals(poison) ? 500 : 200));
    startDispatcher();
    Await.until("it failed", () -> state().failures() == 1);
    ids.addAll(commit(2));
    time.pass(Duration.ofDays(3));
    Await.until("it is dead", () -> state().dead() == 1);
    time.pass(Duration.ofSeconds(5));
    Await.until("the others are told", () -> state().position() == 3);
    assertThat(state().dead()).isEqualTo(1);
    List<DeadLetters.DeadLetter> dead =
        database
            .reading()
            .withHandle(handle -> DeadLetters.all(handle, MAIN, Optional.empty(), 10));
    assertThat(dead.get(0).event()).isEqualTo(poison);
    assertThat(dead.get(0).attempts()).isEqualTo(2);
    assertThat(dead.get(0).lastAnswer()).isEqualTo("status 500");
    receiver.answers(event -> answer(200));
    try (Handle handle = database.openWriter()) {
      assertThat(
              DeadLetters.replay(
                  handle, MAIN, subscriber.subscriber().id(), Optional.empty(), time.instant()))
          .isEqualTo(1);
    }
    Await.until("it is taken", () -> state().dead() == 0);
    assertThat(received().get(received().size() - 1)).isEqualTo(poison);
    assertThat(database.reading().withHandle(DeadLetters::count)).isZero();
  }

  @Test
  void deadLettersThatAreSentAgainWaitAsLongAsTheSubscriberAsks() throws Exception {
    receiver.answers(event -> answer(500));
    startDispatcher();
    commit(3);
    for (int dead = 1; dead <= 3; dead++) {
      int attempts = 2 * dead - 1;
      receiver.await(attempts);
      Await.until("it failed", () -> state().failures() == 1);
      time.pass(Duration.ofDays(3));
      int expected = dead;
      Await.until("it is dead", () -> state().dead() == expected);
      time.pass(Duration.ofSeconds(5));
    }
    receiver.answers(event -> answer(429, "Retry-After", "40"));
    int before = receiver.requests().size();
    try (Handle handle = database.openWriter()) {
      DeadLetters.replay(
          handle, MAIN, subscriber.subscriber().id(), Optional.empty(), time.instant());
    }
    Instant asked = time.instant().plusSeconds(40);
    Await.until("it rests", () -> state().nextAt().equals(asked));
    assertThat(receiver.requests()).hasSize(before + 1);
    assertThat(replaying()).containsOnly(true);

    // what fails otherwise is dead again, and the next has a pause too
    receiver.answers(event -> answer(500));
    time.pass(Duration.ofSeconds(40));
    Await.until("the first is dead again", () -> replaying().equals(List.of(false, true, true)));
    assertThat(receiver.requests()).hasSize(before + 2);
    assertThat(state().nextAt()).isAfter(time.instant());
    receiver.answers(event -> answer(200));
    time.pass(Duration.ofSeconds(5));
    Await.until("the others are taken", () -> replaying().equals(List.of(false)));
    assertThat(receiver.requests()).hasSize(before + 4);
  }

  private List<Boolean> replaying() {
    return database
        .reading()
        .withHandle(handle -> DeadLetters.all(handle, MAIN, Optional.empty(), 10))
        .stream()
        .map(DeadLetters.DeadLetter::replaying)
        .toList();
  }

  @Test
  void whatIsSentAgainWaitsLongerEachTimeItIsPutOff() throws Exception {
    receiver.answers(event -> answer(500));
    startDispatcher();
    commit(1);
    Await.until("it failed", () -> state().failures() == 1);
    time.pass(Duration.ofDays(3));
    Await.until("it is dead", () -> state().dead() == 1);
    time.pass(Duration.ofSeconds(5));
    receiver.answers(event -> answer(503));
    try (Handle handle = database.openWriter()) {
      DeadLetters.replay(
          handle, MAIN, subscriber.subscriber().id(), Optional.empty(), time.instant());
    }
    for (int times = 1; times <= 6; times++) {
      int expected = times;
      Await.until("it is put off", () -> state().failures() == expected);
      Duration whole = Duration.ofSeconds(5L << (times - 1));
      assertThat(Duration.between(time.instant(), state().nextAt()))
          .isBetween(whole.dividedBy(2), whole);
      time.pass(whole);
    }
    receiver.answers(event -> answer(200));
    time.pass(Duration.ofMinutes(10));
    Await.until("it is taken", () -> state().dead() == 0);
    Await.until("nothing fails any more", () -> state().failures() == 0);
  }

  @Test
  void aLeaseOfAServerWhoseClockIsMinutesAheadIsLeftToIt() throws Exception {
    Deliveries.Lease ahead = new Deliveries.Lease(subscriber.subscriber(), "two minutes ahead");
    Deliveries.Lease other = new Deliveries.Lease(subscriber.subscriber(), "another");
    Instant now = time.instant();
    Instant then = now.plus(Duration.ofMinutes(2));
    try (Handle handle = database.openWriter()) {
      assertThat(Deliveries.take(handle, ahead, then, then.plus(Deliveries.LEASE))).isTrue();
      assertThat(Deliveries.take(handle, other, now, now.plus(Deliveries.LEASE))).isFalse();
    }
  }

  @Test
  void aLeaseOfAClockThatWasAheadKeepsNoOneWaiting() throws Exception {
    commit(1);
    Instant ahead = time.instant().plus(Duration.ofDays(2));
    Deliveries.Lease lease = new Deliveries.Lease(subscriber.subscriber(), "ahead of its time");
    try (Handle handle = database.openWriter()) {
      assertThat(Deliveries.take(handle, lease, ahead, ahead.plus(Deliveries.LEASE))).isTrue();
    }
    startDispatcher();
    receiver.await(1);
    Await.until("it is settled", () -> state().position() == 1);
  }

  @Test
  void resumingEndsALeaseThatAnotherHolds() throws Exception {
    commit(1);
    Deliveries.Lease lease = new Deliveries.Lease(subscriber.subscriber(), "another");
    try (Handle handle = database.openWriter()) {
      Instant now = time.instant();
      assertThat(Deliveries.take(handle, lease, now, now.plus(Deliveries.LEASE))).isTrue();
      assertThat(Webhooks.resume(handle, MAIN, subscriber.subscriber().id())).isTrue();
    }
    startDispatcher();
    receiver.await(1);
    Await.until("it is settled", () -> state().position() == 1);
  }

  @Test
  void aSubscriberThatIsGoneIsToldNothingUntilItIsResumed() throws Exception {
    receiver.answers(event -> answer(410));
    startDispatcher();
    commit(2);
    Await.until("it is stopped", () -> state().stoppedAt() != null);
    assertThat(receiver.requests()).hasSize(1);
    receiver.answers(event -> answer(202));
    try (Handle handle = database.openWriter()) {
      assertThat(Webhooks.resume(handle, MAIN, subscriber.subscriber().id())).isTrue();
    }
    Await.until("it is settled", () -> state().position() == 2);
  }
}
