/**
 * Turns what the reader tells into events of the flow, and has a card prove itself to the server.
 * Card numbers come no further than here.
 */
@NullMarked
package org.clearkiosk.kiosk.device;

import org.jspecify.annotations.NullMarked;
