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

    void lookAtPin(LookAtPin effect);

    void checkPin(CheckPin effect);

    void inspect(Inspect effect);

    void replay(Replay effect);

    void restart(Restart effect);
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

  /** Look whether a technician's PIN may be tried; answered by {@link Event.PinAnswered}. */
  record LookAtPin(Attempt attempt) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.lookAtPin(this);
    }
  }

  /** Try a technician's PIN; answered by {@link Event.PinAnswered}. */
  record CheckPin(Attempt attempt, PasswordDigits digits) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.checkPin(this);
    }

    /** Tells no digits. */
    @Override
    public String toString() {
      return "CheckPin[" + attempt + "]";
    }
  }

  /** Find out what a technician's page shows; answered by {@link Event.Inspected}. */
  record Inspect(Attempt attempt, TechnicianPage page) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.inspect(this);
    }
  }

  /**
   * Put what was refused back among what is to be delivered; answered by {@link Event.Inspected}
   * with the page {@link TechnicianPage#OUTBOX} as it is then.
   */
  record Replay(Attempt attempt) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.replay(this);
    }
  }

  /**
   * Have the terminal started anew, unless something is being kept just now; answered by {@link
   * Event.Inspected} with the page {@link TechnicianPage#VERSIONS} when it is.
   */
  record Restart(Attempt attempt) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.restart(this);
    }
  }
}
