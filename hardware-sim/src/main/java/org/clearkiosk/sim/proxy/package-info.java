/** The way between kiosk and server, and what can go wrong on it. */
@NullMarked
package org.clearkiosk.sim.proxy;

import org.jspecify.annotations.NullMarked;
