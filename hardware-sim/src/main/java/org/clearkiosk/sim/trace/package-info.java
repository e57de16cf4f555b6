/** What passes between programs, readers and cards: noted, said in words, kept for a while. */
@NullMarked
package org.clearkiosk.sim.trace;

import org.jspecify.annotations.NullMarked;
