package org.clearkiosk.clearance.policy;

import java.util.List;
import org.clearkiosk.clearance.model.CardRight;

/**
 * What becomes of the card's rights with the information-centre step (rule C1).
 *
 * @param ended what ends then; everything else goes on until the card stops
 * @param rules the ids of the rules that it comes from
 */
public record CardRights(List<CardRight> ended, List<String> rules) {
  public CardRights {
    ended = List.copyOf(ended);
    rules = List.copyOf(rules);
  }
}
