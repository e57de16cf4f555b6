@NullMarked
package org.clearkiosk.kiosk.screen.part;

import org.jspecify.annotations.NullMarked;
