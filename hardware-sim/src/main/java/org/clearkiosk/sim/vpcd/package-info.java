/**
 * The card's side of the virtual reader driver's socket, and the faults that happen at a reader.
 */
@NullMarked
package org.clearkiosk.sim.vpcd;

import org.jspecify.annotations.NullMarked;
