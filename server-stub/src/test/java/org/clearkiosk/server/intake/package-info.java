@NullMarked
package org.clearkiosk.server.intake;

import org.jspecify.annotations.NullMarked;
