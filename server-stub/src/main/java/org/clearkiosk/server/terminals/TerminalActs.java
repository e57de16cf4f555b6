package org.clearkiosk.server.terminals;

import java.time.InstantSource;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.tls.TerminalAuthority;
import org.jdbi.v3.core.Jdbi;

/** All that the server does about terminals as such. */
public final class TerminalActs {
  private final Enrolment enrolment;
  private final Recognition recognition;
  private final TakeHeartbeat takeHeartbeat;

  /**
   * Puts the acts together.
   *
   * @param realTime by which certificates and codes end
   */
  public TerminalActs(
      Jdbi reading, GroupCommit writer, TerminalAuthority authority, InstantSource realTime) {
    enrolment = new Enrolment(reading, writer, authority, realTime);
    recognition = new Recognition(reading, writer, realTime);
    takeHeartbeat = new TakeHeartbeat(writer, realTime);
  }

  /** Gives certificates. */
  public Enrolment enrolment() {
    return enrolment;
  }

  /** Knows terminals by their certificates. */
  public Recognition recognition() {
    return recognition;
  }

  /** Takes heartbeats. */
  public TakeHeartbeat takeHeartbeat() {
    return takeHeartbeat;
  }
}
