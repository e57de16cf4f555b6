package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.Refund;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a student beyond level and status, when the rules are explained.
 *
 * @param traits all traits of the student; null where they are not known
 * @param refund the chosen refund; null where it is not known
 */
public record Circumstances(@Nullable Set<String> traits, @Nullable Refund refund) {
  /** Nothing is known. */
  public static final Circumstances UNKNOWN = new Circumstances(null, null);

  public Circumstances {
    traits = traits == null ? null : Set.copyOf(traits);
  }

  Need trait(String trait) {
    if (traits == null) {
      return Need.DEPENDS;
    }
    return traits.contains(trait) ? Need.NEEDED : Need.NOT_NEEDED;
  }

  /** Where there is nothing to choose, no refund is chosen. */
  Need refund(Refund wanted, List<Refund> choices) {
    if (!choices.contains(wanted)) {
      return Need.NOT_NEEDED;
    }
    if (refund == null) {
      return Need.DEPENDS;
    }
    return refund == wanted ? Need.NEEDED : Need.NOT_NEEDED;
  }
}
