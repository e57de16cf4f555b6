package org.clearkiosk.kiosk.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;

/** Gives the answers that a test lays out, in order; remembers what it was sent. */
public final class FakeServer implements CentralServer {
  final List<String> received = new ArrayList<>();
  private final Deque<Answer<Receipt>> answers = new ArrayDeque<>();
  private final Map<String, Answer<Receipt>> always = new HashMap<>();
  Answer<Today> today = new Answer.Unreachable<>();

  /** The answer to the next event that comes. */
  public void willAnswer(Answer<Receipt> answer) {
    answers.add(answer);
  }

  /** Whatever else is laid out: each time this event comes. */
  void alwaysAnswers(String id, Answer<Receipt> answer) {
    always.put(id, answer);
  }

  @Override
  public Answer<Receipt> complete(String event) {
    received.add(event);
    for (Map.Entry<String, Answer<Receipt>> each : always.entrySet()) {
      if (event.contains(each.getKey())) {
        return each.getValue();
      }
    }
    return answers.isEmpty() ? new Answer.Unreachable<>() : answers.remove();
  }

  @Override
  public Answer<Today> today() {
    return today;
  }

  @Override
  public Answer<Challenge> challenge(ChallengeRequest request) {
    throw new AssertionError("the outbox only delivers");
  }

  @Override
  public Answer<SectorKeyGrant> sectorKey(SectorKeyRequest request) {
    throw new AssertionError("the outbox only delivers");
  }

  @Override
  public Answer<Session> openSession(SessionRequest request) {
    throw new AssertionError("the outbox only delivers");
  }

  @Override
  public Answer<Notice> checkPassword(String session, PasswordRequest request) {
    throw new AssertionError("the outbox only delivers");
  }

  @Override
  public Answer<Done> endSession(String session) {
    throw new AssertionError("the outbox only delivers");
  }
}
