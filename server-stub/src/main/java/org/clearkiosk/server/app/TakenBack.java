package org.clearkiosk.server.app;

import org.clearkiosk.server.store.CarriedOver;

/** What a restore says of what was ended after the backup. */
final class TakenBack {
  /** Where nothing could be carried over: what to look at before anyone is served. */
  static final String COMPARE =
      "What was revoked, used or reported lost after the backup is taken back. Before a server is"
          + " started on it, compare with the earlier database, or with what you know, and end again:"
          + " terminals (revoke-terminal), tokens (token revoke), lost and stopped cards (import), codes"
          + " that were used (add-terminal --renew gives another). See docs/server-storage.md";

  private TakenBack() {}

  static String carriedOver(CarriedOver ended) {
    return ("carried over from it, so that it stays so: revoked terminals: %d, ended certificates: %d,"
            + " used enrolment codes: %d, revoked tokens: %d, lost or stopped cards: %d. A machine"
            + " whose certificate the backup does not have is enrolled anew (add-terminal --renew)")
        .formatted(
            ended.terminals(), ended.certificates(), ended.codes(), ended.tokens(), ended.cards());
  }
}
