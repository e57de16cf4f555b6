/** Tests of what finds the mistakes in a year's file. */
@NullMarked
package org.clearkiosk.clearance.policy.check;

import org.jspecify.annotations.NullMarked;
