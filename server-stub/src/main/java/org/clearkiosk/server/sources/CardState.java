package org.clearkiosk.server.sources;

import org.jspecify.annotations.Nullable;

/**
 * Whether a card serves, as the card centre says it.
 *
 * @param state {@code active}, {@code lost} or {@code stopped}; looked at when it is done
 */
public record CardState(@Nullable String state) {}
