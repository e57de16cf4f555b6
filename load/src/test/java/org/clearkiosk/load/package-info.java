/** Tests. */
@NullMarked
package org.clearkiosk.load;

import org.jspecify.annotations.NullMarked;
