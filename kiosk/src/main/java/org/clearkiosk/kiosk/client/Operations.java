package org.clearkiosk.kiosk.client;

import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.kiosk.flow.Answer;

/** What the terminal asks the server for its own sake and no student's. */
public interface Operations {
  /** Says how the terminal is. */
  Answer<HeartbeatAnswer> heartbeat(Heartbeat heartbeat);

  /** Asks for the next certificate. */
  Answer<TerminalCertificate> renew(RenewalRequest request);
}
