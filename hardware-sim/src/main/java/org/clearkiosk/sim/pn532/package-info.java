/**
 * An NXP PN532 reader chip on its serial interface, as its user manual (UM0701-02) describes it:
 * frames, commands, and the cards in its field. Section numbers in this package are the manual's.
 */
@NullMarked
package org.clearkiosk.sim.pn532;

import org.jspecify.annotations.NullMarked;
