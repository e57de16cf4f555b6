/** Plays scenarios: which of them share a campus, step by step, several campuses at a time. */
@NullMarked
package org.clearkiosk.scenario.play;

import org.jspecify.annotations.NullMarked;
