/** The words for everything that can go wrong, used alike by window, command line and tests. */
@NullMarked
package org.clearkiosk.sim.fault;

import org.jspecify.annotations.NullMarked;
