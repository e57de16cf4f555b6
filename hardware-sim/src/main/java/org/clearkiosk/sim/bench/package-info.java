/** The bench: a private pcscd, its reader, the deck of cards and which card lies where. */
@NullMarked
package org.clearkiosk.sim.bench;

import org.jspecify.annotations.NullMarked;
