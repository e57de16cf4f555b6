/** Tests of the fleet. */
@NullMarked
package org.clearkiosk.fleet;

import org.jspecify.annotations.NullMarked;
