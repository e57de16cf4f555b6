/** Virtual campus cards: what a card office writes, and how the card answers a terminal. */
@NullMarked
package org.clearkiosk.sim.card;

import org.jspecify.annotations.NullMarked;
