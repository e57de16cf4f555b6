package org.clearkiosk.server.sources;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * One change that a source system asks for. Which parts it needs follows from {@code op}; whether
 * they can be taken is looked at when it is done, so that every mistake of a request can be named.
 *
 * @param op what is to be done; null where that is no word known
 * @param student the student number; null with a card
 * @param id the id by which the source knows its blocker; null without one
 * @param office the office whose step it is; null without one
 * @param card the card number; null without one
 * @param state whether the card serves: {@code active}, {@code lost}, {@code stopped}; null without
 *     one
 * @param blocker what is in the way; null without one
 * @param ifMatch the ETag that the blocker must have, or {@code *} for any; null where it does not
 *     matter
 * @param ifNoneMatch {@code *} where there must not be such a blocker yet; null where it does not
 *     matter
 * @param refund how the student takes the balance back, chosen with the step that terminals finish:
 *     {@code bank} or {@code cash}; null where nothing is said of it
 */
public record FactChange(
    @Nullable Op op,
    @Nullable String student,
    @Nullable String id,
    @Nullable String office,
    @Nullable String card,
    @Nullable String state,
    @Nullable FactBlocker blocker,
    @Nullable String ifMatch,
    @Nullable String ifNoneMatch,
    @Nullable String refund) {

  /** What is to be done. */
  public enum Op {
    /** Give a blocker, or change what it says. */
    @SerializedName("put_blocker")
    PUT_BLOCKER,
    /** Lift a blocker. */
    @SerializedName("lift_blocker")
    LIFT_BLOCKER,
    /** Say that an office is done with a student. */
    @SerializedName("finish_step")
    FINISH_STEP,
    /** Say that it is not. */
    @SerializedName("reopen_step")
    REOPEN_STEP,
    /** Say whether a card serves. */
    @SerializedName("set_card_state")
    SET_CARD_STATE
  }

  /** Gives a blocker. */
  public static FactChange putBlocker(
      String student,
      String id,
      FactBlocker blocker,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch) {
    return new FactChange(
        Op.PUT_BLOCKER, student, id, null, null, null, blocker, ifMatch, ifNoneMatch, null);
  }

  /** Lifts a blocker. */
  public static FactChange liftBlocker(String student, String id, @Nullable String ifMatch) {
    return new FactChange(
        Op.LIFT_BLOCKER, student, id, null, null, null, null, ifMatch, null, null);
  }

  /** Finishes an office's step. */
  public static FactChange finishStep(String student, String office, StepDone step) {
    return new FactChange(
        Op.FINISH_STEP, student, null, office, null, null, null, null, null, step.refund());
  }

  /** Reopens an office's step. */
  public static FactChange reopenStep(String student, String office) {
    return new FactChange(
        Op.REOPEN_STEP, student, null, office, null, null, null, null, null, null);
  }

  /** Says whether a card serves. */
  public static FactChange cardState(String card, CardState state) {
    return new FactChange(
        Op.SET_CARD_STATE, null, null, null, card, state.state(), null, null, null, null);
  }

  /** What it changes: two changes of one thing do not go into one request. */
  String target() {
    if (op == null) {
      return "";
    }
    return switch (op) {
      case PUT_BLOCKER, LIFT_BLOCKER -> "blocker " + student + " " + id;
      case FINISH_STEP, REOPEN_STEP -> "step " + student + " " + office;
      case SET_CARD_STATE -> "card " + card;
    };
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "FactChange[" + op + "]";
  }
}
