package org.clearkiosk.kiosk.flow;

/** What the flow asks of the world outside. */
public sealed interface Effect {

  /** One case for each kind of effect. */
  interface Handler {
    void openSession(OpenSessionFor effect);

    void checkPassword(CheckPassword effect);

    void arm(Arm effect);

    void keep(Keep effect);

    void endSession(EndSession effect);
  }

  /** Calls the handler's method for this kind of effect. */
  void accept(Handler handler);

  /**
   * Have the card prove itself and open its session; answered by {@link Event.SessionOpened} or
   * {@link Event.SessionRefused}.
   *
   * @param read the card's {@link Event.CardIdentified#read}
   */
  record OpenSessionFor(Attempt attempt, long read) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.openSession(this);
    }
  }

  /**
   * Check the query password; answered by {@link Event.PasswordAccepted} or {@link
   * Event.PasswordRefused}.
   */
  record CheckPassword(Attempt attempt, String session, PasswordDigits digits) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.checkPassword(this);
    }

    /** Names no session. */
    @Override
    public String toString() {
      return "CheckPassword[" + attempt + "]";
    }
  }

  /** Report {@link Event.Armed} when {@link Delays#ARMING} has passed. */
  record Arm(Attempt attempt) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.arm(this);
    }
  }

  /**
   * Keep the confirmation on disk, then deliver it for as long as it takes; answered by {@link
   * Event.Kept} and then, some time, {@link Event.Delivered} or {@link Event.DeliveryRefused}, or
   * by {@link Event.NotKept}.
   */
  record Keep(Attempt attempt, Confirmation confirmation) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.keep(this);
    }
  }

  /** Tell the server that the session is over; no answer is waited for. */
  record EndSession(String session) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.endSession(this);
    }

    /** Names no session. */
    @Override
    public String toString() {
      return "EndSession[]";
    }
  }
}
