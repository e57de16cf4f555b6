package org.clearkiosk.clearance.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.clearance.model.FailureCode;
import org.jspecify.annotations.Nullable;

/** The problems that the server names, with their HTTP status and short code. */
public enum ProblemType {
  /** The message cannot be read. */
  MALFORMED(400, FailureCode.SERVER_REFUSES_TERMINAL),
  /** The terminal has shown no certificate, or none that is on record. */
  TERMINAL_UNKNOWN(401, FailureCode.TERMINAL_NOT_ENROLLED),
  /** The terminal's certificate has ended. */
  CERTIFICATE_EXPIRED(401, FailureCode.TERMINAL_CERTIFICATE_EXPIRED),
  /** The terminal was revoked, or another machine has taken its place. */
  TERMINAL_REVOKED(401, FailureCode.TERMINAL_REVOKED),
  /** The enrolment code is wrong, was used, or has ended. */
  ENROLMENT_REFUSED(403, null),
  /** Too many wrong enrolment codes from one address; carries when to go on. */
  ENROLMENT_LOCKED(429, null),
  /** The certification request is not one for a key that terminals may have. */
  CERTIFICATION_REQUEST_UNFIT(422, null),
  /** No student has this card. */
  CARD_UNKNOWN(404, FailureCode.CARD_UNKNOWN),
  /** The card was reported lost. */
  CARD_LOST(403, FailureCode.CARD_LOST),
  /** The card was stopped. */
  CARD_STOPPED(403, FailureCode.CARD_STOPPED),
  /** The card is on record in another profile; in a weaker one it is not opened. */
  PROFILE_NOT_ACCEPTED(403, FailureCode.CARD_PROFILE_NOT_ACCEPTED),
  /** The challenge was used, is unknown or has ended. */
  CHALLENGE_SPENT(409, FailureCode.CARD_NOT_PROVEN),
  /** The card's answer is not the right one. */
  PROOF_WRONG(403, FailureCode.CARD_NOT_PROVEN),
  /** The sector key was used, is unknown or has ended. */
  SECTOR_KEY_SPENT(409, FailureCode.CARD_KEY_MISSING),
  /** The terminal asked for too many cards that cannot prove themselves; carries when to go on. */
  TOO_MANY_CARDS(429, FailureCode.SERVER_BUSY),
  /** The session is unknown to this terminal, or has ended. */
  SESSION_ENDED(404, FailureCode.SESSION_ENDED),
  /** The query password was not given yet. */
  PASSWORD_NEEDED(403, FailureCode.SESSION_ENDED),
  /** The query password is wrong. */
  PASSWORD_WRONG(403, FailureCode.PASSWORD_WRONG),
  /** Too many wrong query passwords. */
  PASSWORD_LOCKED(429, FailureCode.PASSWORD_LOCKED),
  /** Too many wrong query passwords at one terminal; carries when to go on. */
  TERMINAL_LOCKED(429, FailureCode.PASSWORDS_PAUSED),
  /** The step cannot be finished at a terminal, as things are now; carries reasons. */
  HALL(409, FailureCode.CONFIRMATION_REFUSED),
  /** The student confirmed outside the window. */
  OUTSIDE_WINDOW(409, FailureCode.CONFIRMATION_REFUSED),
  /** The college has to set the identity status first. */
  NO_STATUS(409, FailureCode.STATUS_MISSING),
  /** The chosen refund is not one of those that the rules offer. */
  REFUND_NOT_OFFERED(409, FailureCode.CONFIRMATION_REFUSED),
  /** The hall finished the step by hand, so no terminal's confirmation stands behind it. */
  ALREADY_DONE_ELSEWHERE(409, FailureCode.DONE_ELSEWHERE),
  /** The event does not fit its session: another terminal, student or time. */
  EVENT_MISFIT(422, FailureCode.CONFIRMATION_REFUSED),
  /** The event's id was used for another event. */
  EVENT_ID_REUSED(422, FailureCode.CONFIRMATION_REFUSED),
  /** A source system has not shown who it is. */
  SOURCE_UNKNOWN(401, null),
  /** Too many wrong tokens came from one address; carries how long to wait. */
  SOURCE_LOCKED(429, null),
  /** The source system may not do this, or not to what is another's. */
  NOT_ALLOWED(403, null),
  /** The campus has no such student or card. */
  SUBJECT_UNKNOWN(404, null),
  /** The student has cleared by the rules of the year or of a later one: that is never undone. */
  COMPLETION_STANDS(409, null),
  /** The office comes last, and others that the student needs are open (N3). */
  OFFICES_OPEN(409, null),
  /** It is not as the request's If-Match or If-None-Match says. */
  CHANGED_MEANWHILE(412, null),
  /** What a source system says cannot be taken as it is. */
  FACT_UNFIT(422, null),
  /** At least one of several changes cannot be done, so none was. */
  FACTS_REFUSED(422, null),
  /** A request lacks the Idempotency-Key that it needs, or has one of another form. */
  IDEMPOTENCY_KEY_UNFIT(400, null),
  /** The Idempotency-Key was used for another request. */
  IDEMPOTENCY_KEY_REUSED(422, null),
  /** The source system sends more than it may; carries when to go on. */
  TOO_MANY_REQUESTS(429, null),
  /** A reader of the feed has come further than the feed, so it would miss what comes next. */
  FEED_POSITION_UNKNOWN(409, null),
  /** No such resource. */
  NOT_FOUND(404, null),
  /** The method does not go with the resource. */
  METHOD_NOT_ALLOWED(405, null),
  /** The message is too large. */
  TOO_LARGE(413, null),
  /** The message is of another media type. */
  MEDIA_TYPE(415, null),
  /** The server has too much to do; carries when to come again. */
  BUSY(503, FailureCode.SERVER_BUSY),
  /** The student confirmed later than the server's clock shows; carries when to come again. */
  CLOCK_BEHIND(503, FailureCode.SERVER_BUSY),
  /** The server failed; nothing was changed. */
  INTERNAL(500, FailureCode.SERVER_FAILED);

  /**
   * The refusals of a confirmation that no waiting mends, because they judge this one event.
   * Everything else (a terminal not enrolled, a wrong address, another version) is mended by
   * people, after which the event is accepted.
   */
  public static final Set<ProblemType> FOR_GOOD =
      Set.of(
          HALL,
          OUTSIDE_WINDOW,
          NO_STATUS,
          REFUND_NOT_OFFERED,
          ALREADY_DONE_ELSEWHERE,
          EVENT_MISFIT,
          EVENT_ID_REUSED,
          MALFORMED,
          TOO_LARGE);

  private static final String PREFIX = "urn:clearkiosk:problem:";

  private final int status;
  private final @Nullable FailureCode code;

  ProblemType(int status, @Nullable FailureCode code) {
    this.status = status;
    this.code = code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The short code for staff; empty where a student never meets it. */
  public Optional<FailureCode> code() {
    return Optional.ofNullable(code);
  }

  /** The URI that stands in {@link Problem#type()}. */
  public String uri() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type that a problem names; empty for one that this version does not know. */
  public static Optional<ProblemType> of(Problem problem) {
    return Arrays.stream(values()).filter(type -> type.uri().equals(problem.type())).findFirst();
  }
}
