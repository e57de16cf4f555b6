package org.clearkiosk.server.sources;

import java.util.Objects;
import java.util.regex.Pattern;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.identity.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What a source system asks for in one request.
 *
 * @param id the request's id, its Idempotency-Key: the same request again gets the same answer and
 *     does nothing; null where it has none
 * @param changes what is to be done
 */
public record FactRequest(@Nullable String id, FactChanges changes) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public FactRequest {
    Objects.requireNonNull(changes, "changes");
  }

  /** Whether the id, where there is one, has its form. */
  boolean fits() {
    return id == null || ID.matcher(id).matches();
  }

  /** A digest of what it asks for; the same whatever way the JSON was written. */
  String digest() {
    return Secrets.digest(Json.write(changes));
  }
}
