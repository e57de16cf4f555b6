package org.clearkiosk.kiosk.flow;

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

/**
 * The central server as the terminal sees it. Each call asks once, waits for the answer no longer
 * than the implementation's bound, and never throws: what can go wrong is an {@link Answer}. Safe
 * for use by many threads.
 */
public interface CentralServer {
  /** The business time, the windows, the hall. */
  Answer<Today> today();

  /** A challenge for a card to answer. */
  Answer<Challenge> challenge(ChallengeRequest request);

  /** The key to the sector of a card that cannot prove itself. */
  Answer<SectorKeyGrant> sectorKey(SectorKeyRequest request);

  /** A session for a card, in the way of its profile. */
  Answer<Session> openSession(SessionRequest request);

  /** The notice, for the right query password. */
  Answer<Notice> checkPassword(String session, PasswordRequest request);

  /** Ends a session. */
  Answer<Done> endSession(String session);

  /**
   * Delivers a confirmation.
   *
   * @param event the CloudEvent, in the very characters in which it was kept
   */
  Answer<Receipt> complete(String event);

  /** An answer that carries nothing. */
  enum Done {
    /** Done. */
    DONE
  }
}
