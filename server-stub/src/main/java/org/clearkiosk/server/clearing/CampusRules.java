package org.clearkiosk.server.clearing;

import java.util.Objects;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.identity.CardKeys;

/**
 * What a campus goes by.
 *
 * @param policy the year's rules
 * @param clock business time in the policy's zone
 * @param cardKeys the master keys of its cards: with another campus's, a card of the same number
 *     would be that campus's too
 */
public record CampusRules(Policy policy, BusinessClock clock, CardKeys cardKeys) {
  public CampusRules {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(cardKeys, "cardKeys");
  }
}
