package org.clearkiosk.kiosk.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;

/** Gives the answers that a test lays out, in order; remembers what it was sent. */
final class FakeServer implements CentralServer {
  final List<String> received = new ArrayList<>();
  private final Deque<Answer<Receipt>> answers = new ArrayDeque<>();

  void willAnswer(Answer<Receipt> answer) {
    answers.add(answer);
  }

  @Override
  public Answer<Receipt> complete(String event) {
    received.add(event);
    return answers.isEmpty() ? new Answer.Unreachable<>() : answers.remove();
  }

  @Override
  public Answer<Today> today() {
    throw new AssertionError("the outbox only delivers");
  }

  @Override
  public Answer<Challenge> challenge(ChallengeRequest request) {
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
