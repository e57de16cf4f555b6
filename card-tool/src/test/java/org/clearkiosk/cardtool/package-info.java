@NullMarked
package org.clearkiosk.cardtool;

import org.jspecify.annotations.NullMarked;
