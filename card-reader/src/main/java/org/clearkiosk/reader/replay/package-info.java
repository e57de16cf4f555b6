/**
 * Plays a dump as a card: the same commands have the same answers. A dump from a campus becomes a
 * test, and a technician sees without the card what a terminal makes of it.
 */
@NullMarked
package org.clearkiosk.reader.replay;

import org.jspecify.annotations.NullMarked;
