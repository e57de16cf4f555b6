/** The command line, and the control API's client that it uses. */
@NullMarked
package org.clearkiosk.sim.cli;

import org.jspecify.annotations.NullMarked;
