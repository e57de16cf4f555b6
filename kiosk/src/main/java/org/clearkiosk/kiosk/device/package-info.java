/**
 * Turns what the readers tell into events of the flow, and opens the session of a card with the
 * server. Card numbers come no further than here.
 */
@NullMarked
package org.clearkiosk.kiosk.device;

import org.jspecify.annotations.NullMarked;
