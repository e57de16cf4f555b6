/** Readers on both buses: all of them at once, or one card directly. */
@NullMarked
package org.clearkiosk.cardtool.reader;

import org.jspecify.annotations.NullMarked;
