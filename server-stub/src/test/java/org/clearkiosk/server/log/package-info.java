@NullMarked
package org.clearkiosk.server.log;

import org.jspecify.annotations.NullMarked;
