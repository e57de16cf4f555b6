package org.clearkiosk.server.clearing;

import java.time.InstantSource;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.GroupCommit;
import org.jdbi.v3.core.Jdbi;

/** All that the server does for the terminals of one campus, by that campus's rules. */
public final class CampusActs {
  private final TellToday tellToday;
  private final IssueChallenge issueChallenge;
  private final IssueSectorKey issueSectorKey;
  private final OpenSession openSession;
  private final CheckPassword checkPassword;
  private final TellNotice tellNotice;
  private final EndSession endSession;
  private final RecordCompletion recordCompletion;

  CampusActs(
      Jdbi reading,
      GroupCommit writer,
      PasswordWorkers workers,
      ReceiptKey receiptKey,
      CampusRules rules,
      InstantSource realTime) {
    Policy policy = rules.policy();
    BusinessClock clock = rules.clock();
    CardKeys keys = rules.cardKeys();
    Notices notices = new Notices(policy, clock);
    HallDesk hall = new HallDesk(policy.year(), clock, receiptKey);
    tellToday = new TellToday(policy, clock);
    issueChallenge = new IssueChallenge(writer, clock);
    issueSectorKey = new IssueSectorKey(writer, keys, clock, realTime);
    openSession = new OpenSession(writer, keys, clock, realTime);
    checkPassword = new CheckPassword(reading, writer, workers, notices, hall, clock, realTime);
    tellNotice = new TellNotice(reading, writer, notices, hall, clock);
    endSession = new EndSession(writer, clock);
    recordCompletion =
        new RecordCompletion(writer, new CompletionLedger(policy, clock, receiptKey));
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
