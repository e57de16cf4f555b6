package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.clearing.CampusRules;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.store.Campuses;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what each campus goes by: its own policy out of the database, or the one that the
 * server was started with, and the keys of its own cards out of the data folder.
 */
final class RulesOfCampuses implements Function<CampusId, CampusRules> {
  private static final Logger LOG = LoggerFactory.getLogger(RulesOfCampuses.class);

  private final DataFolder folder;
  private final Jdbi reading;
  private final CardApplication application;
  private final Policy policy;
  private final BusinessClock clock;
  private final Consumer<List<Campuses.Campus>> served;
  private final Map<CampusId, Policy> policies = new ConcurrentHashMap<>();

  private volatile boolean begun;

  /**
   * Looks up rules.
   *
   * @param policy for campuses that have none of their own
   * @param served is told of campuses that are about to be served by their rules
   */
  RulesOfCampuses(
      DataFolder folder,
      Jdbi reading,
      CardApplication application,
      Policy policy,
      BusinessClock clock,
      Consumer<List<Campuses.Campus>> served) {
    this.folder = folder;
    this.reading = reading;
    this.application = application;
    this.policy = policy;
    this.clock = clock;
    this.served = served;
  }

  /**
   * The campuses that there are are served from now on. One that is added later is, from when
   * somebody first asks for its rules.
   */
  void begin(List<Campuses.Campus> campuses) {
    served.accept(campuses);
    begun = true;
  }

  /** A campus's policy, as it was when first asked for: new rules are taken at the next start. */
  Policy policy(CampusId id) {
    return policies.computeIfAbsent(id, this::policyOf);
  }

  private Policy policyOf(CampusId id) {
    Campuses.Campus campus =
        reading
            .withHandle(handle -> Campuses.find(handle, id))
            .orElseThrow(() -> new IllegalStateException("there is no campus " + id));
    Policy rules = PolicySource.of(campus, policy);
    if (begun) {
      served.accept(List.of(campus));
    }
    return rules;
  }

  @Override
  public CampusRules apply(CampusId id) {
    Policy rules = policy(id);
    Path keys = folder.cardMasterKeys(id);
    if (!Files.exists(keys)) {
      LOG.warn(
          "campus {} has no card master key: no card can prove itself there (see: server card-key --help)",
          id);
    }
    try {
      return new CampusRules(rules, clock.in(rules.zone()), CardKeys.read(keys, application));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
