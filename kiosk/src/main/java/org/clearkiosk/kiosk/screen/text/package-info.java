/** The terminal's words in its two languages, and how they write days, times and money. */
@NullMarked
package org.clearkiosk.kiosk.screen.text;

import org.jspecify.annotations.NullMarked;
