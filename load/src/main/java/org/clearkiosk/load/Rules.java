package org.clearkiosk.load;

import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;

/** The year's rules by which a server judges that is started without naming any. */
final class Rules {
  static final Policy POLICY = Policies.ofYear(Policies.newestYear()).orElseThrow();

  private Rules() {}
}
