@NullMarked
package org.clearkiosk.kiosk.app.technician;

import org.jspecify.annotations.NullMarked;
