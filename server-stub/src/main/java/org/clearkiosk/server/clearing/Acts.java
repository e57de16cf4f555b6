package org.clearkiosk.server.clearing;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.ReceiptKeys;
import org.jdbi.v3.core.Jdbi;

/** All that the server does for terminals. */
public final class Acts {
  private final Jdbi reading;
  private final GroupCommit writer;
  private final Function<CampusId, CampusActs> make;
  private final Map<CampusId, CampusActs> byCampus = new ConcurrentHashMap<>();

  /**
   * Puts the acts together.
   *
   * @param receiptKey signs the receipts; published already
   * @param rules gives what a campus goes by; asked once for each, when it is first needed
   * @param realTime by which locked query passwords and a terminal's pace are counted
   */
  public Acts(
      Jdbi reading,
      GroupCommit writer,
      PasswordWorkers workers,
      ReceiptKey receiptKey,
      Function<CampusId, CampusRules> rules,
      InstantSource realTime) {
    this.reading = reading;
    this.writer = writer;
    this.make =
        campus ->
            new CampusActs(reading, writer, workers, receiptKey, rules.apply(campus), realTime);
  }

  /** What is done for the terminals of a campus that there is. */
  public CampusActs at(CampusId campus) {
    return byCampus.computeIfAbsent(campus, make);
  }

  /** The public keys by which anyone can check a receipt. */
  public PublicKeySet receiptKeys() {
    return reading.withHandle(ReceiptKeys::all);
  }

  /** Whether the database answers and the writer writes. */
  public boolean ready() {
    return writer.isAlive()
        && reading.withHandle(handle -> handle.select("SELECT 1").mapTo(int.class).one()) == 1;
  }
}
