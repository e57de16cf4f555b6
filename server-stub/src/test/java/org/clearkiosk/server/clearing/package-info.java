@NullMarked
package org.clearkiosk.server.clearing;

import org.jspecify.annotations.NullMarked;
