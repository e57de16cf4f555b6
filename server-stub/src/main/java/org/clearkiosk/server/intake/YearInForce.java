package org.clearkiosk.server.intake;

import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.store.LoadedPolicies;
import org.jdbi.v3.core.Handle;

/**
 * Whether the servers go by the year by whose rules an import is judged.
 *
 * <p>By an earlier year's it could open the steps of those who have cleared in the year in force,
 * or name offices that are no more; by a later year's it moves facts before any server judges by
 * them. A campus that no server has served yet may be filled by any year's.
 */
final class YearInForce {
  private final Handle handle;
  private final CampusId campus;
  private final String year;
  private long lookedUpTo;

  /**
   * @param year by whose rules the import is judged
   */
  YearInForce(Handle handle, CampusId campus, String year) {
    this.handle = handle;
    this.campus = campus;
    this.year = year;
  }

  /**
   * Looks through the whole chain, before anything else is done.
   *
   * @return the year that servers go by, where it is another
   */
  Optional<String> otherBefore() {
    long end = LoadedPolicies.end(handle);
    Optional<String> other = other(0);
    lookedUpTo = end;
    return other;
  }

  /**
   * Looks once more, through what came since. To be called while the chain's head is held: then no
   * server can begin with another year until the commit.
   *
   * @throws OtherYearException when servers go by another year now
   */
  void mustStillBe() {
    Optional<String> other = other(lookedUpTo);
    if (other.isPresent()) {
      throw new OtherYearException(other.get());
    }
  }

  private Optional<String> other(long after) {
    return LoadedPolicies.lastYear(handle, campus, after).filter(loaded -> !loaded.equals(year));
  }

  /** Undoes the takeover. */
  static final class OtherYearException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String serversYear;

    private OtherYearException(String serversYear) {
      super("servers go by the rules of " + serversYear);
      this.serversYear = serversYear;
    }

    String serversYear() {
      return serversYear;
    }
  }
}
