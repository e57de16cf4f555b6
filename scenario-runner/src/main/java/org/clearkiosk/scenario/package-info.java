/** {@code bin/sim run}: plays the files that say what a terminal is to do. */
@NullMarked
package org.clearkiosk.scenario;

import org.jspecify.annotations.NullMarked;
