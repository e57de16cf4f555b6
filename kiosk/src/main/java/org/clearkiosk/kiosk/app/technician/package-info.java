/** What a technician is let in by, and what is found out for them. */
@NullMarked
package org.clearkiosk.kiosk.app.technician;

import org.jspecify.annotations.NullMarked;
