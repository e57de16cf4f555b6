/** What keeps readers from working on this machine, and what mends it. */
@NullMarked
package org.clearkiosk.cardtool.doctor;

import org.jspecify.annotations.NullMarked;
