/** Colours, type and sizes: the look of the terminal, and how it follows the screen's real size. */
@NullMarked
package org.clearkiosk.kiosk.theme;

import org.jspecify.annotations.NullMarked;
