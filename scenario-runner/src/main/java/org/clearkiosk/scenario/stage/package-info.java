/** A running campus on which steps are taken: its processes, its display, its records. */
@NullMarked
package org.clearkiosk.scenario.stage;

import org.jspecify.annotations.NullMarked;
