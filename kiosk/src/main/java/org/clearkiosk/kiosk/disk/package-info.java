/** Files and folders of the terminal that are for their owner alone. */
@NullMarked
package org.clearkiosk.kiosk.disk;

import org.jspecify.annotations.NullMarked;
