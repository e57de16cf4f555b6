package org.clearkiosk.server.app;

import java.util.Optional;
import org.clearkiosk.server.store.CarriedOver;
import org.clearkiosk.server.store.FactsApart;

/** What a restore says of what was ended, or said by others, after the backup. */
final class TakenBack {
  /** Where nothing could be carried over: what to look at before anyone is served. */
  static final String COMPARE =
      "What was revoked, used or reported lost after the backup is taken back. Before a server is"
          + " started on it, compare with the earlier database, or with what you know, and end again:"
          + " terminals (revoke-terminal), tokens (token revoke), lost and stopped cards (import), codes"
          + " that were used (add-terminal --renew gives another), subscribers (webhook remove). See"
          + " docs/server-storage.md";

  /** What a restore never has: what others said meanwhile. */
  static final String IMPORT =
      "What source systems and lists said after the backup is not in it: import full lists from all of"
          + " them (import --replace) before a server is started on it";

  /** Where the last numbers in the hall's line are not known. */
  static final String LINE_LED_ON =
      "In the service hall's line today's numbers go on by a thousand and more, so that none that was"
          + " given after the backup is given again; whose place is not in the backup is given another";

  private TakenBack() {}

  static String carriedOver(CarriedOver ended) {
    return ("carried over from it, so that it stays so: revoked terminals: %d, ended certificates: %d,"
            + " used enrolment codes: %d, revoked tokens: %d, lost or stopped cards: %d, removed or"
            + " stopped subscribers: %d, days whose numbers in the service hall's line go on: %d (whose"
            + " place is not in the backup is given another). A machine"
            + " whose certificate the backup does not have is enrolled anew (add-terminal --renew)")
        .formatted(
            ended.terminals(),
            ended.certificates(),
            ended.codes(),
            ended.tokens(),
            ended.cards(),
            ended.webhooks(),
            ended.hallLines());
  }

  /** By how much the facts of others differ, and what to do about it. */
  static String facts(Optional<FactsApart> apart) {
    return apart
            .map(
                found ->
                    "blockers that differ from it: %d, offices' steps that differ: %d. "
                        .formatted(found.blockers(), found.steps()))
            .orElse("")
        + IMPORT;
  }
}
