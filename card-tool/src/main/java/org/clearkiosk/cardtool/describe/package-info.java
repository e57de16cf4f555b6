/** What bytes and outcomes mean, in words that a technician can act on. Pure. */
@NullMarked
package org.clearkiosk.cardtool.describe;

import org.jspecify.annotations.NullMarked;
