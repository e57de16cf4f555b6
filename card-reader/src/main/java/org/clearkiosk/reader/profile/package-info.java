/** How a campus lays out its cards: which commands read a card, and what its bytes mean. */
@NullMarked
package org.clearkiosk.reader.profile;

import org.jspecify.annotations.NullMarked;
