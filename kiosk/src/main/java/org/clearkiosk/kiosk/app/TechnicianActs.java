package org.clearkiosk.kiosk.app;

import org.clearkiosk.kiosk.app.technician.TechnicianDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a technician can have done at a running terminal.
 *
 * @param keeper keeps confirmations
 * @param end ends the process
 */
record TechnicianActs(Keeper keeper, ProcessEnd end) implements TechnicianDesk.Acts {
  private static final Logger LOG = LoggerFactory.getLogger(TechnicianActs.class);

  @Override
  public void replay() {
    keeper.replay();
  }

  /** Everything is closed in order by the process's own end; its supervisor starts it again. */
  @Override
  public boolean restart() {
    if (keeper.keeping()) {
      return false;
    }
    LOG.info("A technician starts the terminal anew; it ends with {}", ExitCode.RESTART);
    new Thread(() -> end.with(ExitCode.RESTART), "restart").start();
    return true;
  }
}
