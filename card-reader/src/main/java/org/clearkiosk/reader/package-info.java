/**
 * Hears a campus card and says what it is. A {@link org.clearkiosk.reader.CardReader} reports
 * {@link org.clearkiosk.reader.ReaderEvent}s; what a card turned out to be is a {@link
 * org.clearkiosk.reader.CardRead}. Nothing here decides anything about a student.
 */
@NullMarked
package org.clearkiosk.reader;

import org.jspecify.annotations.NullMarked;
