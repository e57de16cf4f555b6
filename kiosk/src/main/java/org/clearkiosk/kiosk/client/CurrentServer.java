package org.clearkiosk.kiosk.client;

import java.util.function.Function;
import java.util.function.Supplier;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.jspecify.annotations.Nullable;

/**
 * The central server, asked in the name that the terminal has now: it may have none yet, and gets
 * another when its certificate is renewed or it is enrolled again. Calls that are under way end
 * under the name in which they began.
 */
public final class CurrentServer implements CentralServer, Operations, AutoCloseable {
  private final Supplier<@Nullable HttpsServer> newer;
  private volatile @Nullable HttpsServer current;

  /**
   * @param newer opens the server in the name of an identity that was not used before, as the
   *     terminal's folder has it; null when there is none. Called by {@link #today} alone
   */
  public CurrentServer(Supplier<@Nullable HttpsServer> newer) {
    this.newer = newer;
  }

  /** Uses another name from now on. */
  public synchronized void become(HttpsServer server) {
    HttpsServer old = current;
    current = server;
    if (old != null) {
      old.close();
    }
  }

  /**
   * First looks whether the terminal was enrolled meanwhile: also one that the server knows well
   * may have got another number, and one that trusts the server no more may have got its new
   * authority.
   */
  @Override
  public Answer<Today> today() {
    HttpsServer found = newer.get();
    if (found != null) {
      become(found);
    }
    return ask(HttpsServer::today);
  }

  @Override
  public Answer<Challenge> challenge(ChallengeRequest request) {
    return ask(server -> server.challenge(request));
  }

  @Override
  public Answer<SectorKeyGrant> sectorKey(SectorKeyRequest request) {
    return ask(server -> server.sectorKey(request));
  }

  @Override
  public Answer<Session> openSession(SessionRequest request) {
    return ask(server -> server.openSession(request));
  }

  @Override
  public Answer<Notice> checkPassword(String session, PasswordRequest request) {
    return ask(server -> server.checkPassword(session, request));
  }

  @Override
  public Answer<Done> endSession(String session) {
    return ask(server -> server.endSession(session));
  }

  @Override
  public Answer<Receipt> complete(String event) {
    return ask(server -> server.complete(event));
  }

  @Override
  public Answer<HeartbeatAnswer> heartbeat(Heartbeat heartbeat) {
    return ask(server -> server.heartbeat(heartbeat));
  }

  @Override
  public Answer<TerminalCertificate> renew(RenewalRequest request) {
    return ask(server -> server.renew(request));
  }

  private <T> Answer<T> ask(Function<HttpsServer, Answer<T>> question) {
    HttpsServer server = current;
    return server == null
        ? new Answer.Unauthorised<>(FailureCode.TERMINAL_NOT_ENROLLED)
        : question.apply(server);
  }

  @Override
  public synchronized void close() {
    HttpsServer old = current;
    current = null;
    if (old != null) {
      old.close();
    }
  }
}
