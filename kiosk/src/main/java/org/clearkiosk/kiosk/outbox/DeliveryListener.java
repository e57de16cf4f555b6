package org.clearkiosk.kiosk.outbox;

import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.Failure;

/** Hears what became of a confirmation. Called on the sender's thread; must return soon. */
public interface DeliveryListener {
  /** The server has finished the step, and this terminal has noted it. */
  void delivered(String id, Receipt receipt);

  /** The server refused the confirmation for good; it is kept for staff. */
  void refused(String id, Failure failure);
}
