/** Tests. */
@NullMarked
package org.clearkiosk.chaos;

import org.jspecify.annotations.NullMarked;
