/** What the screens are made of. Every part takes its looks from the theme alone. */
@NullMarked
package org.clearkiosk.kiosk.screen.part;

import org.jspecify.annotations.NullMarked;
