package org.clearkiosk.server.audit;

import java.util.Locale;

/** What can be noted; the detail of each is in {@code docs/audit.md}. */
public enum AuditAction {
  /** A card proved itself, or was taken without a proof, and its session began. */
  SESSION_OPENED,
  /** A card was turned away. */
  SESSION_REFUSED,
  /** The key of one card's sector was given to a terminal. */
  SECTOR_KEY_GIVEN,
  /** The key of a card's sector was asked for, and not given. */
  SECTOR_KEY_REFUSED,
  /** A query password was wrong. */
  PASSWORD_WRONG,
  /** A query password was wrong, and locked the card. */
  PASSWORD_LOCKED,
  /** A student was given another query password at a desk. */
  PASSWORD_SET,
  /** The wrong tries with a student's cards were forgotten at a desk. */
  PASSWORD_UNLOCKED,
  /** A student's notice was shown. */
  NOTICE_SHOWN,
  /** A student was given a place in the service hall's line. */
  HALL_TICKET_GIVEN,
  /** A student's step was finished. */
  COMPLETION_RECORDED,
  /** A student whose step was finished before was given the earlier receipt. */
  COMPLETION_REPEATED,
  /** A confirmation was refused. */
  COMPLETION_REFUSED,
  /** A terminal was added. */
  TERMINAL_ADDED,
  /** A terminal was given another code to enrol with. */
  TERMINAL_RENEWED,
  /** A terminal got a certificate for its code. */
  TERMINAL_ENROLLED,
  /** A terminal got its next certificate. */
  TERMINAL_CERTIFICATE_RENEWED,
  /** A terminal's right to speak was ended. */
  TERMINAL_REVOKED,
  /** A campus was added. */
  CAMPUS_ADDED,
  /** A campus was given another name or policy. */
  CAMPUS_CHANGED,
  /** A server began to serve by a year's rules. */
  POLICY_LOADED,
  /** A student's notice was printed for a desk or an operator. */
  NOTICE_LOOKED_UP,
  /** A student's notice was told to a platform on the web. */
  NOTICE_READ,
  /** Completion events were printed. */
  COMPLETIONS_LISTED,
  /** Entries of this chain were printed. */
  AUDIT_LISTED,
  /** A copy of the whole database was begun. */
  BACKUP_BEGUN,
  /**
   * A backup was put in the database's place; what came after it is in the database kept beside.
   */
  DATABASE_RESTORED,
  /** A system that asks for completions was told some. */
  FEED_READ,
  /** A subscriber was added. */
  WEBHOOK_ADDED,
  /** A subscriber was removed, with its dead letters. */
  WEBHOOK_REMOVED,
  /** A subscriber that had been stopped is told events again. */
  WEBHOOK_RESUMED,
  /** A subscriber's dead letters are sent again. */
  DEAD_LETTERS_REPLAYED,
  /** A source system was given a token. */
  SOURCE_TOKEN_ADDED,
  /** A source system's token was revoked. */
  SOURCE_TOKEN_REVOKED,
  /** A source system gave a blocker, or changed it. */
  BLOCKER_GIVEN,
  /** A source system lifted a blocker of its own. */
  BLOCKER_LIFTED,
  /** An office's system finished its step, or the hall the one that terminals finish. */
  STEP_FINISHED,
  /** An office's system reopened its step. */
  STEP_REOPENED,
  /** The card centre reported a card lost, stopped or active. */
  CARD_STATE_SET,
  /** Facts of a student were changed by an import of lists. */
  FACTS_CHANGED,
  /** Lists of facts were imported. */
  FACTS_IMPORTED,
  /** The demo campus was loaded. */
  DEMO_CAMPUS_LOADED,
  /** A key that signs receipts was made or brought, and published. */
  RECEIPT_KEY_PUBLISHED;

  /** The word that is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
