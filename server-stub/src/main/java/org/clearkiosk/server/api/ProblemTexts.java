package org.clearkiosk.server.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.sources.FactMistake;
import org.jspecify.annotations.Nullable;

/** What each problem is called, what is safe, and what to do next. For technicians, in English. */
final class ProblemTexts {
  private static final Map<ProblemType, Words> WORDS = words();

  private ProblemTexts() {}

  private record Words(String title, String detail) {}

  /** A refusal as it is told. */
  static Problem problem(Refusal refusal) {
    return problem(refusal, null, null);
  }

  /** The problem of a server that failed; the id leads to its log. */
  static Problem internal(String requestId) {
    return problem(Refusal.of(ProblemType.INTERNAL), "request " + requestId, null);
  }

  /**
   * A request of which a part cannot be read.
   *
   * @param flaw the part and the form that it needs
   */
  static Problem malformed(String flaw) {
    return problem(Refusal.of(ProblemType.MALFORMED), flaw, null);
  }

  /** What the web layer means by a status. */
  static ProblemType typeOf(int status) {
    return switch (status) {
      case 404 -> ProblemType.NOT_FOUND;
      case 405 -> ProblemType.METHOD_NOT_ALLOWED;
      case 413 -> ProblemType.TOO_LARGE;
      case 415 -> ProblemType.MEDIA_TYPE;
      case 503 -> ProblemType.BUSY;
      // another version of HTTP: the sender's mistake, although its status is above 500
      case 505 -> ProblemType.MALFORMED;
      default -> status < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL;
    };
  }

  /** What is refused before any route is looked for, with the status that says so best. */
  static Problem ofStatus(int status, String requestId) {
    ProblemType type = typeOf(status);
    Problem problem =
        switch (type) {
          case BUSY -> problem(Refusal.busy());
          case INTERNAL -> internal(requestId);
          default -> problem(Refusal.of(type));
        };
    return new Problem(
        problem.type(),
        problem.title(),
        status,
        problem.detail(),
        problem.code(),
        problem.triesLeft(),
        problem.retryAfterSeconds(),
        problem.reasons(),
        problem.ticket(),
        problem.offices());
  }

  /** Why a source system's change is refused. */
  static Problem mistake(FactMistake mistake) {
    return problem(Refusal.of(mistake.type()), mistake.flaw(), mistake.offices());
  }

  private static Problem problem(
      Refusal refusal, @Nullable String addition, @Nullable List<NamedOffice> offices) {
    ProblemType type = refusal.type();
    Words words = Objects.requireNonNull(WORDS.get(type));
    return new Problem(
        type.uri(),
        words.title(),
        type.status(),
        addition == null ? words.detail() : words.detail() + " (" + addition + ")",
        type.code().map(FailureCode::code).orElse(null),
        refusal.triesLeft(),
        refusal.retryAfterSeconds(),
        refusal.reasons(),
        refusal.ticket(),
        offices);
  }

  private static Map<ProblemType, Words> words() {
    Map<ProblemType, Words> words = new EnumMap<>(ProblemType.class);
    words.put(
        ProblemType.MALFORMED,
        new Words(
            "The message cannot be read",
            "Nothing was changed. Send it in the form that /v1/openapi.yaml describes."));
    words.put(
        ProblemType.TERMINAL_UNKNOWN,
        new Words(
            "The terminal has not shown who it is",
            "Nothing was changed. Show the certificate of a terminal, in the TLS handshake; bin/kiosk"
                + " enrol gets one."));
    words.put(
        ProblemType.CERTIFICATE_EXPIRED,
        new Words(
            "The terminal's certificate has ended, or has not begun",
            "Nothing was changed. Enrol the terminal again: bin/server add-terminal --renew gives a"
                + " code."));
    words.put(
        ProblemType.TERMINAL_REVOKED,
        new Words(
            "The terminal was revoked, or another machine has taken its place",
            "Nothing was changed. What the terminal keeps stays there, and can be delivered once it"
                + " is enrolled again."));
    words.put(
        ProblemType.ENROLMENT_REFUSED,
        new Words(
            "The enrolment code is wrong, was used, or has ended",
            "No certificate was given. bin/server add-terminal --renew gives another code."));
    words.put(
        ProblemType.ENROLMENT_LOCKED,
        new Words(
            "Too many wrong enrolment codes came from this address",
            "No certificate was given. Ask again after the time that Retry-After names."));
    words.put(
        ProblemType.CERTIFICATION_REQUEST_UNFIT,
        new Words(
            "The certification request is not one for a key that terminals may have",
            "No certificate was given, and the code is still good. Send a PKCS#10 request, signed"
                + " with its own key, for an EC key on the curve P-256."));
    words.put(
        ProblemType.CARD_UNKNOWN,
        new Words("No student has this card", "No session was opened. The hall can help."));
    words.put(
        ProblemType.CARD_LOST,
        new Words(
            "The card was reported lost",
            "Nothing is shown or opened with it. The hall can help."));
    words.put(
        ProblemType.CARD_STOPPED,
        new Words(
            "The card was stopped", "Nothing is shown or opened with it. The hall can help."));
    words.put(
        ProblemType.PROFILE_NOT_ACCEPTED,
        new Words(
            "The card is on record in another profile",
            "No session was opened. A card is opened in its own profile alone; look whether the"
                + " terminal takes the profiles of the cards on record."));
    words.put(
        ProblemType.SECTOR_KEY_SPENT,
        new Words(
            "The sector key was used, is unknown or has ended",
            "No session was opened. Read the card again with another key."));
    words.put(
        ProblemType.TOO_MANY_CARDS,
        new Words(
            "The terminal asked for too many cards by their identifier",
            "Nothing was told. Ask again after the time that Retry-After names."));
    words.put(
        ProblemType.CHALLENGE_SPENT,
        new Words(
            "The challenge was used, is unknown or has ended",
            "No session was opened. Ask for another challenge."));
    words.put(
        ProblemType.PROOF_WRONG,
        new Words(
            "The card's answer is not the right one",
            "No session was opened. Read the card again with another challenge."));
    words.put(
        ProblemType.SESSION_ENDED,
        new Words(
            "The session is unknown to this terminal, or has ended",
            "Nothing was changed. Read the card again."));
    words.put(
        ProblemType.PASSWORD_NEEDED,
        new Words(
            "The query password was not given yet", "Nothing was told. Ask for the password."));
    words.put(
        ProblemType.PASSWORD_WRONG,
        new Words("The query password is wrong", "Nothing was told. It may be tried again."));
    words.put(
        ProblemType.PASSWORD_LOCKED,
        new Words(
            "Too many wrong query passwords",
            "Nothing was told. It may be tried again after the time that Retry-After names."));
    words.put(
        ProblemType.TERMINAL_LOCKED,
        new Words(
            "Too many wrong query passwords at this terminal",
            "Nothing was told. Passwords may be tried here again after the time that Retry-After"
                + " names, and at other terminals now."));
    words.put(
        ProblemType.HALL,
        new Words(
            "The step cannot be finished at a terminal, as things are now",
            "Nothing was recorded. The hall finishes it; the reasons say what is in the way."));
    words.put(
        ProblemType.OUTSIDE_WINDOW,
        new Words(
            "The student confirmed outside the window",
            "Nothing was recorded. The hall can help."));
    words.put(
        ProblemType.NO_STATUS,
        new Words(
            "The identity status is not set",
            "Nothing was recorded. Once its office has set it, the event may be sent again."));
    words.put(
        ProblemType.REFUND_NOT_OFFERED,
        new Words(
            "The chosen refund is not one of those that the rules offer",
            "Nothing was recorded. The notice names the choices."));
    words.put(
        ProblemType.ALREADY_DONE_ELSEWHERE,
        new Words(
            "The hall finished the step by hand",
            "Nothing was recorded, and nothing is left to do for this step. The hall knows what was"
                + " settled there."));
    words.put(
        ProblemType.EVENT_MISFIT,
        new Words(
            "The event does not fit its session",
            "Nothing was recorded. Terminal, student, office and time must be those of a session"
                + " in which the query password was given."));
    words.put(
        ProblemType.EVENT_ID_REUSED,
        new Words(
            "The event's id was used for another event",
            "Nothing was recorded; the earlier event stands. Every event needs an id of its own."));
    words.put(
        ProblemType.SOURCE_UNKNOWN,
        new Words(
            "The source system has not shown who it is",
            "Nothing was changed. Send a token as Authorization: Bearer; it may have "
                + "ended or been revoked, and the server's operator makes a new one (server "
                + "token add)."));
    words.put(
        ProblemType.SOURCE_LOCKED,
        new Words(
            "Too many wrong tokens came from this address",
            "Nothing was changed. Stop what sends them, and ask again after the time "
                + "that Retry-After names."));
    words.put(
        ProblemType.NOT_ALLOWED,
        new Words(
            "The token does not allow this",
            "Nothing was changed. A token has its scopes, its kinds of blockers and one "
                + "office; the server's operator sees them (server token list)."));
    words.put(
        ProblemType.SUBJECT_UNKNOWN,
        new Words(
            "The campus has no such student or card",
            "Nothing was changed. Import it first, or compare the number with its source."));
    words.put(
        ProblemType.COMPLETION_STANDS,
        new Words(
            "The student has cleared, and holds a receipt of it",
            "Nothing was changed. A completion is never undone; one of an earlier year is not in the"
                + " way."));
    words.put(
        ProblemType.OFFICES_OPEN,
        new Words(
            "Other offices are not done with the student",
            "Nothing was changed. This office comes last: send the same again when those that are"
                + " named in offices are done."));
    words.put(
        ProblemType.CHANGED_MEANWHILE,
        new Words(
            "The blocker is not as If-Match or If-None-Match says",
            "Nothing was changed. It was given, changed or lifted before: look at the "
                + "source, and send what is true now."));
    words.put(
        ProblemType.FACT_UNFIT,
        new Words(
            "What was sent can be read and cannot be taken",
            "Nothing was changed. /v1/openapi.yaml names the form of every part."));
    words.put(
        ProblemType.FACTS_REFUSED,
        new Words(
            "Not all of the changes can be made, so none was",
            "Nothing was changed. The mistakes name each change that has to be mended or "
                + "left out; then send all again."));
    words.put(
        ProblemType.IDEMPOTENCY_KEY_UNFIT,
        new Words(
            "The request has no Idempotency-Key of the form that is needed",
            "Nothing was changed. Give each request an id of its own, 1 to 64 of A-Z, "
                + "a-z, 0-9 and . _ -, and the same one when it is sent again."));
    words.put(
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        new Words(
            "The Idempotency-Key was used for another request",
            "Nothing was changed; the earlier request stands. Every request needs an id "
                + "of its own."));
    words.put(
        ProblemType.TOO_MANY_REQUESTS,
        new Words(
            "The source system sends more than it may",
            "Nothing was changed. Send the same again after the time that Retry-After "
                + "names; many changes go into one POST /v1/facts."));
    words.put(
        ProblemType.FEED_POSITION_UNKNOWN,
        new Words(
            "The feed has not come to this position",
            "Nothing was told. The server knows fewer events than you: its database was put back. Ask"
                + " again from the beginning (after=0) and do nothing for the ids that you have."));
    words.put(
        ProblemType.NOT_FOUND,
        new Words(
            "No such resource", "Nothing was changed. /v1/openapi.yaml names what there is."));
    words.put(
        ProblemType.METHOD_NOT_ALLOWED,
        new Words(
            "The method does not go with the resource",
            "Nothing was changed. /v1/openapi.yaml names what there is."));
    words.put(
        ProblemType.TOO_LARGE,
        new Words("The message is too large", "Nothing was changed. The limit is 64 KiB."));
    words.put(
        ProblemType.MEDIA_TYPE,
        new Words(
            "The message is of another media type",
            "Nothing was changed. /v1/openapi.yaml names the media type of each message."));
    words.put(
        ProblemType.BUSY,
        new Words(
            "The server has too much to do",
            "Nothing is lost. Send the same again after the time that Retry-After names."));
    words.put(
        ProblemType.CLOCK_BEHIND,
        new Words(
            "The student confirmed later than the server's clock shows",
            "Nothing was recorded and nothing is lost. Keep the event and send it again after the"
                + " time that Retry-After names; its operator sets the server's clock right."));
    words.put(
        ProblemType.INTERNAL,
        new Words(
            "The server failed",
            "Nothing was acknowledged. Sending the same again is safe; its operator finds the cause"
                + " in the log."));
    return words;
  }
}
