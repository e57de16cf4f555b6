package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Today;

/** What reaches the flow. */
public sealed interface Event {

  /** One case for each kind of event. */
  interface Handler<R> {
    R secondPassed(SecondPassed event);

    R touched(Touched event);

    R armed(Armed event);

    R readerReady(ReaderReady event);

    R readerLost(ReaderLost event);

    R cardNoticed(CardNoticed event);

    R cardIdentified(CardIdentified event);

    R cardUnreadable(CardUnreadable event);

    R cardGone(CardGone event);

    R serverUp(ServerUp event);

    R serverDown(ServerDown event);

    R storeReady(StoreReady event);

    R storeFailed(StoreFailed event);

    R closing(Closing event);

    R sessionOpened(SessionOpened event);

    R sessionRefused(SessionRefused event);

    R passwordAccepted(PasswordAccepted event);

    R passwordRefused(PasswordRefused event);

    R kept(Kept event);

    R notKept(NotKept event);

    R delivered(Delivered event);

    R deliveryRefused(DeliveryRefused event);

    R technicianCard(TechnicianCard event);

    R pinAnswered(PinAnswered event);

    R inspected(Inspected event);
  }

  /** Calls the handler's method for this kind of event. */
  <R> R accept(Handler<R> handler);

  /** A second has passed. The only way in which time reaches the flow. */
  record SecondPassed() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.secondPassed(this);
    }
  }

  /** A student touched the screen. */
  record Touched(Touch touch) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.touched(this);
    }
  }

  /** {@link Delays#ARMING} has passed since {@link Effect.Arm}. */
  record Armed(Attempt attempt) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.armed(this);
    }
  }

  /** Cards can be read. */
  record ReaderReady() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.readerReady(this);
    }
  }

  /** Cards cannot be read now. */
  record ReaderLost(FailureCode why) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.readerLost(this);
    }
  }

  /**
   * A card lies on the reader that cannot be read without the server. {@link CardIdentified} or
   * {@link CardUnreadable} follows.
   */
  record CardNoticed() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cardNoticed(this);
    }
  }

  /**
   * A campus card lies on the reader.
   *
   * @param read which read of the reader it was; the card's number stays with the reader
   */
  record CardIdentified(long read) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cardIdentified(this);
    }
  }

  /** Something lies on the reader, or lay there, that could not be read as a campus card. */
  record CardUnreadable(FailureCode why) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cardUnreadable(this);
    }
  }

  /** The reader is empty again. */
  record CardGone() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cardGone(this);
    }
  }

  /** The server answers; its latest word of the day. */
  record ServerUp(Today today) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.serverUp(this);
    }
  }

  /** The server cannot be asked now. */
  record ServerDown(FailureCode why) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.serverDown(this);
    }
  }

  /** Confirmations can be kept safely. */
  record StoreReady() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.storeReady(this);
    }
  }

  /** Confirmations cannot be kept safely now. */
  record StoreFailed() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.storeFailed(this);
    }
  }

  /** The terminal is about to end: from now on no one else is served. */
  record Closing() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.closing(this);
    }
  }

  /** The card proved itself and the server opened a session. */
  record SessionOpened(Attempt attempt, Session session) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.sessionOpened(this);
    }

    /** Names no one. */
    @Override
    public String toString() {
      return "SessionOpened[" + attempt + "]";
    }
  }

  /** No session came about. */
  record SessionRefused(Attempt attempt, Failure failure) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.sessionRefused(this);
    }
  }

  /** The query password is right; the notice. */
  record PasswordAccepted(Attempt attempt, Notice notice) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.passwordAccepted(this);
    }
  }

  /** The query password is wrong or locked, or could not be checked. */
  record PasswordRefused(Attempt attempt, Failure failure) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.passwordRefused(this);
    }
  }

  /**
   * The confirmation is on this terminal's disk and will be delivered whatever happens.
   *
   * @param recordNumber terminal and count, for example {@code 07-000038}
   */
  record Kept(Attempt attempt, String recordNumber) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.kept(this);
    }
  }

  /** The confirmation could not be kept: it was not sent either, and nothing was changed. */
  record NotKept(Attempt attempt) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.notKept(this);
    }
  }

  /** The server has finished the step. */
  record Delivered(Attempt attempt, Receipt receipt) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.delivered(this);
    }

    /** Names no one. */
    @Override
    public String toString() {
      return "Delivered[" + attempt + "]";
    }
  }

  /** The server refused the confirmation for good. */
  record DeliveryRefused(Attempt attempt, Failure failure) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.deliveryRefused(this);
    }
  }

  /** A technician's card lies on the reader. */
  record TechnicianCard() implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.technicianCard(this);
    }
  }

  /** What became of {@link Effect.LookAtPin} or {@link Effect.CheckPin}. */
  record PinAnswered(Attempt attempt, PinAnswer answer) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.pinAnswered(this);
    }
  }

  /** What a technician's page shows. */
  record Inspected(Attempt attempt, TechnicianReport report) implements Event {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.inspected(this);
    }
  }
}
