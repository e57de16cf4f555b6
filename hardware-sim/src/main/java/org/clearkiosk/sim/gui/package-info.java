/** The simulator's window. */
@NullMarked
package org.clearkiosk.sim.gui;

import org.jspecify.annotations.NullMarked;
