package org.clearkiosk.server.clearing;

import java.time.InstantSource;
import java.util.Optional;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.ReceiptKeys;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.jdbi.v3.core.Jdbi;

/** All that the server does for a terminal. */
public final class Acts {
  private final Jdbi reading;
  private final GroupCommit writer;
  private final TellToday tellToday;
  private final IssueChallenge issueChallenge;
  private final IssueSectorKey issueSectorKey;
  private final OpenSession openSession;
  private final CheckPassword checkPassword;
  private final TellNotice tellNotice;
  private final EndSession endSession;
  private final RecordCompletion recordCompletion;

  /**
   * Puts the acts together.
   *
   * @param receiptKey signs the receipts; published already
   * @param realTime by which locked query passwords and a terminal's pace are counted
   */
  public Acts(
      Jdbi reading,
      GroupCommit writer,
      PasswordWorkers workers,
      CardKeys keys,
      ReceiptKey receiptKey,
      Policy policy,
      BusinessClock clock,
      InstantSource realTime) {
    Notices notices = new Notices(policy, clock);
    this.reading = reading;
    this.writer = writer;
    tellToday = new TellToday(policy, clock);
    issueChallenge = new IssueChallenge(writer, clock);
    issueSectorKey = new IssueSectorKey(writer, keys, clock, realTime);
    openSession = new OpenSession(writer, keys, clock, realTime);
    checkPassword = new CheckPassword(reading, writer, workers, notices, clock, realTime);
    tellNotice = new TellNotice(reading, writer, notices, clock);
    endSession = new EndSession(writer, clock);
    recordCompletion =
        new RecordCompletion(writer, new CompletionLedger(policy, clock, receiptKey));
  }

  /** The terminal that a key belongs to. */
  public Optional<TerminalIdentity> terminalWithKey(String key) {
    String digest = Secrets.digest(key);
    return reading.withHandle(handle -> Terminals.withKey(handle, digest));
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

  /** Tells the day. */
  public TellToday tellToday() {
    return tellToday;
  }

  /** Gives challenges. */
  public IssueChallenge issueChallenge() {
    return issueChallenge;
  }

  /** Gives the keys of old cards' sectors. */
  public IssueSectorKey issueSectorKey() {
    return issueSectorKey;
  }

  /** Opens sessions. */
  public OpenSession openSession() {
    return openSession;
  }

  /** Checks query passwords. */
  public CheckPassword checkPassword() {
    return checkPassword;
  }

  /** Tells notices. */
  public TellNotice tellNotice() {
    return tellNotice;
  }

  /** Ends sessions. */
  public EndSession endSession() {
    return endSession;
  }

  /** Records completions. */
  public RecordCompletion recordCompletion() {
    return recordCompletion;
  }
}
