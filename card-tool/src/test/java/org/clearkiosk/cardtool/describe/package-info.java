@NullMarked
package org.clearkiosk.cardtool.describe;

import org.jspecify.annotations.NullMarked;
