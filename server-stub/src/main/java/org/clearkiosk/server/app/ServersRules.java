package org.clearkiosk.server.app;

import java.util.Optional;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.LoadedPolicies;
import org.jdbi.v3.core.Handle;

/** The rules by which a command judges: those of the year by which servers serve the campus. */
final class ServersRules {
  private ServersRules() {}

  /**
   * The rules of a campus.
   *
   * @param otherwise for one that has none of its own
   * @throws CommandFailure where the servers go by another year's; a campus that no server has
   *     served yet may be judged by any year's
   */
  static Policy of(Handle handle, Campuses.Campus campus, Policy otherwise) throws CommandFailure {
    Policy rules = PolicySource.of(campus, otherwise);
    Optional<String> servers =
        LoadedPolicies.lastYear(handle, campus.id(), 0).filter(year -> !year.equals(rules.year()));
    if (servers.isPresent()) {
      throw new CommandFailure(
          ExitCodes.OTHER_YEAR,
          ("this would be judged by the rules of %s, and the servers of campus %s have gone by those"
                  + " of %s since one last started; nothing was changed. Name the servers' rules:"
                  + " --config with the file they are started with, or --policy")
              .formatted(rules.year(), campus.id(), servers.get()));
    }
    return rules;
  }
}
