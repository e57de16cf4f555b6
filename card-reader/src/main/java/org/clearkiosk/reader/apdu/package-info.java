/**
 * Commands to a card and its answers, as ISO/IEC 7816-4 words them; no knowledge of what is on the
 * card.
 */
@NullMarked
package org.clearkiosk.reader.apdu;

import org.jspecify.annotations.NullMarked;
