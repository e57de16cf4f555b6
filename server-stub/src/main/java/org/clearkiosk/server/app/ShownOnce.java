package org.clearkiosk.server.app;

import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.UnsureCommitException;
import org.jdbi.v3.core.Handle;

/** Commits what gives out a secret that is shown once, after the commit. */
final class ShownOnce {
  private ShownOnce() {}

  /**
   * Commits.
   *
   * @param instead how to get another secret, in a few words
   * @throws CommandFailure when it was committed with a warning: it may be lost, so the secret is
   *     not shown, and nobody has it
   */
  static void commit(Handle handle, String instead) throws CommandFailure {
    try {
      Commits.commit(handle);
    } catch (UnsureCommitException e) {
      throw new CommandFailure(
          ExitCodes.FAILED,
          "it was done, but PostgreSQL stopped waiting for its standby: it is lost if this host is."
              + " So nothing secret was shown, and it is of no use. See that the standby follows; then "
              + instead);
    }
  }
}
