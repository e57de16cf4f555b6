package org.clearkiosk.server.sources;

import org.jspecify.annotations.Nullable;

/**
 * A change was done, or it was so already.
 *
 * @param etag the ETag of the blocker that was given, without quotation marks; null for others
 */
public record FactResult(@Nullable String etag) {
  static final FactResult NOTHING_TO_TELL = new FactResult(null);
}
