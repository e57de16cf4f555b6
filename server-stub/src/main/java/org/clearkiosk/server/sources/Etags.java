package org.clearkiosk.server.sources;

import java.util.Optional;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.identity.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * ETags (RFC 9110, 8.8.3) of blockers: a digest of what one says. A blocker that was lifted and
 * given again with the same words has the same one, which does no harm.
 */
final class Etags {
  private static final String ANY = "*";
  private static final int LENGTH = 32;

  private Etags() {}

  static String of(Blocker blocker) {
    return Secrets.digest(Json.write(blocker)).substring(0, LENGTH);
  }

  /** Whether a blocker is as a change expects it to be (RFC 9110, 13.1.1 and 13.1.2). */
  static boolean expected(FactChange change, Optional<Blocker> found) {
    return matches(change.ifMatch(), found)
        && (change.ifNoneMatch() == null || !matches(change.ifNoneMatch(), found));
  }

  private static boolean matches(@Nullable String tag, Optional<Blocker> found) {
    return tag == null
        || found.filter(blocker -> tag.equals(ANY) || tag.equals(of(blocker))).isPresent();
  }
}
