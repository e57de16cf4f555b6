package org.clearkiosk.server.sources;

import java.time.InstantSource;
import java.util.function.Function;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.store.GroupCommit;
import org.jdbi.v3.core.Jdbi;

/** All that the server does for source systems. */
public final class SourceActs {
  private final SourceRecognition recognition;
  private final SourcePace pace;
  private final ChangeFacts changeFacts;
  private final ReadFeed readFeed;
  private final ReadNotice readNotice;

  /**
   * Puts the acts together.
   *
   * @param policies the rules that a campus goes by
   * @param clock by which they are applied; its zone does not matter
   * @param realTime by which tokens end, their pace is counted and facts are given
   */
  public SourceActs(
      Jdbi reading,
      GroupCommit writer,
      Function<CampusId, Policy> policies,
      BusinessClock clock,
      InstantSource realTime) {
    recognition = new SourceRecognition(reading, writer, realTime);
    pace = new SourcePace(realTime);
    changeFacts = new ChangeFacts(writer, pace, policies, clock, realTime);
    readFeed = new ReadFeed(reading, writer);
    readNotice = new ReadNotice(reading, writer, policies, clock);
  }

  /** Knows source systems by their tokens. */
  public SourceRecognition recognition() {
    return recognition;
  }

  /** Bounds how much they ask. */
  public SourcePace pace() {
    return pace;
  }

  /** Does what they ask for. */
  public ChangeFacts changeFacts() {
    return changeFacts;
  }

  /** Tells completions. */
  public ReadFeed readFeed() {
    return readFeed;
  }

  /** Tells notices. */
  public ReadNotice readNotice() {
    return readNotice;
  }
}
