package org.clearkiosk.server.store;

import java.util.Objects;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.jspecify.annotations.Nullable;

/**
 * A source system that has shown who it is. Whatever it says, it says about its own campus, as its
 * own source, and of its own office.
 *
 * @param campus whose system it is
 * @param token its token's name, unique in its campus
 * @param source as whom it gives and lifts blockers
 * @param office whose step it may finish and reopen; null for none
 * @param kinds the kinds of blockers that it may give
 * @param scopes what it may do
 */
public record SourceIdentity(
    CampusId campus,
    String token,
    String source,
    @Nullable String office,
    Set<String> kinds,
    Set<SourceScope> scopes) {
  public SourceIdentity {
    Objects.requireNonNull(campus, "campus");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(source, "source");
    kinds = Set.copyOf(kinds);
    scopes = Set.copyOf(scopes);
  }

  /** As logs name it, for example {@code main/library}. */
  @Override
  public String toString() {
    return campus + "/" + token;
  }
}
