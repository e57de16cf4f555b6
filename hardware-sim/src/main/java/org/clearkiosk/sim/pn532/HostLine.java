package org.clearkiosk.sim.pn532;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The chip's way to the host, with the mishap that is set. Only the chip's own thread writes. */
final class HostLine implements LineFault.Output {
  private final OutputStream toHost;
  private final LineCondition condition;

  HostLine(OutputStream toHost, LineCondition condition) {
    this.toHost = toHost;
    this.condition = condition;
  }

  /** Whether the frame that has just arrived is heard. */
  boolean hears() {
    LineFault now = condition.fault();
    if (now.hears()) {
      return true;
    }
    condition.replace(now, now.afterDeafness());
    return false;
  }

  void acknowledge() throws IOException {
    LineFault now = condition.fault();
    condition.replace(now, now.acknowledge(this, new Frame.Acknowledge().encoded()));
  }

  void respond(Frame frame) throws IOException {
    LineFault now = condition.fault();
    condition.replace(now, now.respond(this, frame.encoded()));
  }

  @Override
  public void write(byte... bytes) throws IOException {
    toHost.write(bytes);
    toHost.flush();
  }

  @Override
  public void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
