/** Measures parts of the project beside others that do the same, in the same run. Not shipped. */
@NullMarked
package org.clearkiosk.bench;

import org.jspecify.annotations.NullMarked;
