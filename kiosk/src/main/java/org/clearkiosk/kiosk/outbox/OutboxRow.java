package org.clearkiosk.kiosk.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A confirmation in the outbox as staff may see it: nothing of a student.
 *
 * @param recordNumber terminal and count, for example {@code 07-000038}
 * @param keptAt when it was kept, in business time
 * @param state {@code pending}, {@code refused} or {@code parked}
 * @param answer why the server did not take it: the kind of problem or a failure's short code; null
 *     while it is pending
 */
public record OutboxRow(
    String recordNumber, Instant keptAt, String state, @Nullable String answer) {}
