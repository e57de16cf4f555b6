package org.clearkiosk.clearance.wire;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An error as the server tells it (RFC 9457, media type {@value #MEDIA_TYPE}).
 *
 * @param type {@code urn:clearkiosk:problem:} and a name; see {@link ProblemType}
 * @param title what happened, in short
 * @param status the HTTP status
 * @param detail what is safe and what to do next
 * @param code the short code of {@code docs/failure-codes.md}; null where staff need none
 * @param triesLeft with a wrong password: how many tries are left
 * @param retryAfterSeconds with a locked password or a busy server: how long to wait
 * @param reasons with a refused completion: what stands in the way now
 * @param ticket with a refused completion of a student who still stands there: the place in the
 *     hall's line
 * @param offices with a refused last step: which offices are still open, at least one
 */
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String code,
    @Nullable Integer triesLeft,
    @Nullable Integer retryAfterSeconds,
    @Nullable List<Reason> reasons,
    @Nullable Ticket ticket,
    @Nullable List<NamedOffice> offices) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    reasons = reasons == null ? null : List.copyOf(reasons);
    offices = offices == null ? null : List.copyOf(offices);
  }
}
