/**
 * A year's rules: read from one data file, applied as pure functions.
 *
 * <p>Nothing here names a date or a year. Time is always an argument.
 */
@NullMarked
package org.clearkiosk.clearance.policy;

import org.jspecify.annotations.NullMarked;
