package org.clearkiosk.server.api;

import java.util.concurrent.atomic.AtomicLong;

/** The memory for the bodies of one kind of callers together. */
final class BodyRoom {
  private final AtomicLong free;

  BodyRoom(long bytes) {
    free = new AtomicLong(bytes);
  }

  /** The part of it that one request has. It has to be given back, however the request ends. */
  Share share() {
    return new Share();
  }

  /** What one request has. */
  final class Share {
    private long taken;
    private boolean over;

    /** Takes so many bytes more; false where there are not so many. */
    synchronized boolean take(long bytes) {
      if (over) {
        return false;
      }
      if (free.addAndGet(-bytes) < 0) {
        free.addAndGet(bytes);
        return false;
      }
      taken += bytes;
      return true;
    }

    /** Gives back all that it took; nothing can be taken afterwards. */
    synchronized void giveBack() {
      over = true;
      free.addAndGet(taken);
      taken = 0;
    }
  }
}
