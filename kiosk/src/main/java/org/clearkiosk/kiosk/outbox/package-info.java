/**
 * Keeps the students' confirmations on this terminal's disk and delivers them, in order, for as
 * long as it takes. A confirmation is never dropped.
 */
@NullMarked
package org.clearkiosk.kiosk.outbox;

import org.jspecify.annotations.NullMarked;
