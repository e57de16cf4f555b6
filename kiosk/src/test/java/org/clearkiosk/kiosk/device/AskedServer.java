package org.clearkiosk.kiosk.device;

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
import org.jspecify.annotations.Nullable;

/** A server that answers as a test has it answer, and remembers what it was asked. */
final class AskedServer implements CentralServer {
  Answer<Challenge> challenge =
      new Answer.Ok<>(new Challenge("c-1", "00112233445566778899aabbccddeeff", CardDeskTest.SOON));
  Answer<Session> session = new Answer.Ok<>(CardDeskTest.SESSION);
  Answer<SectorKeyGrant> sectorKey =
      new Answer.Ok<>(new SectorKeyGrant("k-1", "77ae46821ffc", CardDeskTest.SOON));
  @Nullable SectorKeyRequest keyAsked;
  @Nullable ChallengeRequest asked;
  @Nullable SessionRequest proved;

  @Override
  public Answer<Challenge> challenge(ChallengeRequest request) {
    asked = request;
    return challenge;
  }

  @Override
  public Answer<SectorKeyGrant> sectorKey(SectorKeyRequest request) {
    keyAsked = request;
    return sectorKey;
  }

  @Override
  public Answer<Session> openSession(SessionRequest request) {
    proved = request;
    return session;
  }

  @Override
  public Answer<Today> today() {
    return new Answer.Unreachable<>();
  }

  @Override
  public Answer<Notice> checkPassword(String id, PasswordRequest request) {
    return new Answer.Unreachable<>();
  }

  @Override
  public Answer<Done> endSession(String id) {
    return new Answer.Unreachable<>();
  }

  @Override
  public Answer<Receipt> complete(String event) {
    return new Answer.Unreachable<>();
  }
}
