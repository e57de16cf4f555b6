package org.clearkiosk.server.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.clearing.CompletionLedger;
import org.clearkiosk.server.clearing.Delivery;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.JointWork;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.jdbi.v3.core.Handle;

/** Puts the demo campus into a campus without students. */
public final class DemoLoader {
  /** Who says what is in a demo student's way. */
  private static final String SOURCE = "demo_campus";

  private static final Duration SESSION_BEFORE_CONFIRMATION = Duration.ofMinutes(1);

  private final Policy policy;
  private final ReceiptKey receiptKey;
  private final UnaryOperator<String> passwordHash;

  /**
   * Loads for a policy.
   *
   * @param receiptKey signs the receipt of the student who was here before; published already
   * @param passwordHash hashes a query password, as {@link
   *     org.clearkiosk.server.identity.PasswordHash#of} does or as cheaply as {@link
   *     CheapPassword#hash}
   */
  public DemoLoader(Policy policy, ReceiptKey receiptKey, UnaryOperator<String> passwordHash) {
    this.policy = policy;
    this.receiptKey = receiptKey;
    this.passwordHash = passwordHash;
  }

  /**
   * Loads it in one transaction.
   *
   * @return how many students were added; 0 when the campus has students already, and nothing was
   *     changed
   */
  public int load(Handle handle, CampusId campus, Instant now) throws IOException {
    // Before the passwords are hashed, which is dear; once more where no one comes between
    if (Students.any(handle, campus)) {
      return 0;
    }
    List<DemoCampus.Entry> entries = DemoCampus.read();
    Map<String, String> passwordHashes = new HashMap<>();
    for (DemoCampus.Entry entry : entries) {
      passwordHashes.put(entry.student().number(), passwordHash.apply(entry.queryPassword()));
    }
    return Commits.inTransaction(
        handle,
        transaction -> {
          if (Students.any(transaction, campus)) {
            return 0;
          }
          AuditTrail trail = new AuditTrail();
          for (DemoCampus.Entry entry : entries) {
            String number = entry.student().number();
            Students.add(transaction, campus, entry.student(), SOURCE, entry.blockers(), now);
            Cards.add(
                transaction,
                campus,
                Cards.Card.cpu(
                    entry.cardNumber(),
                    number,
                    entry.facts().cardState(),
                    DemoCampus.CARD_KEY_GENERATION));
            entry.facts().oldCards(number).forEach(card -> Cards.add(transaction, campus, card));
            Credentials.add(
                transaction, campus, number, Objects.requireNonNull(passwordHashes.get(number)));
            DemoFacts.Completed completed = entry.facts().completed();
            if (completed != null) {
              complete(transaction, trail, campus, entry, completed, now);
            }
          }
          trail.note(
              AuditEvent.of(
                  campus,
                  Actor.operator(),
                  AuditAction.DEMO_CAMPUS_LOADED,
                  Map.of("students", entries.size())));
          AuditJournal.append(transaction, trail.events(), now);
          return entries.size();
        });
  }

  /** The earlier completion takes the way of every completion, at a terminal that is no more. */
  private void complete(
      Handle handle,
      AuditTrail trail,
      CampusId campus,
      DemoCampus.Entry entry,
      DemoFacts.Completed completed,
      Instant now) {
    TerminalIdentity terminal = new TerminalIdentity(campus, completed.terminal());
    Terminals.add(handle, terminal, now);
    Terminals.revoke(handle, terminal, now);
    Instant time = completed.time().toInstant();
    Instant opened = time.minus(SESSION_BEFORE_CONFIRMATION);
    String session = Secrets.token();
    Sessions.add(
        handle,
        new Sessions.Entry(
            session,
            terminal,
            entry.cardNumber(),
            entry.student().number(),
            opened,
            time.plus(SESSION_BEFORE_CONFIRMATION),
            opened,
            time.plus(SESSION_BEFORE_CONFIRMATION)));
    CompletionEvent event =
        CompletionEvent.of(
            completed.event(),
            completed.terminal(),
            completed.sequence(),
            entry.student().number(),
            completed.time(),
            new CompletionEvent.Data(session, policy.officeFinishedHere(), completed.refund()));
    String body = Json.write(event);
    Answer<String> answer =
        new CompletionLedger(
                policy,
                BusinessClock.startingAt(completed.time(), policy.zone(), () -> 0),
                receiptKey)
            .run(handle, List.of(new JointWork.Item<>(Delivery.of(terminal, event, body), trail)))
            .get(0);
    if (!(answer instanceof Answer.Given<String>)) {
      throw new IllegalStateException("the demo campus's own completion was refused");
    }
  }
}
