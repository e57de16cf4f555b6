package org.clearkiosk.clearance.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps the terminal from finishing the information-centre step (rule K3; the list
 * is open).
 *
 * @param kind the kind's id as the policy declares it, or any other id: an undeclared kind blocks
 *     too
 * @param amountFen money in fen (分), at least 0, where the kind is about money
 * @param item the thing itself, for example an inventory number, where the kind is about a thing
 * @param words the source's own words; what a student sees when the policy does not declare the
 *     kind
 */
public record Blocker(
    String kind, @Nullable Long amountFen, @Nullable String item, @Nullable Text words) {
  public Blocker {
    Objects.requireNonNull(kind, "kind");
    if (!kind.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException("kind: a-z, 0-9 and _, at most 40 characters");
    }
    if (amountFen != null && amountFen < 0) {
      throw new IllegalArgumentException("amountFen: not below 0");
    }
  }
}
