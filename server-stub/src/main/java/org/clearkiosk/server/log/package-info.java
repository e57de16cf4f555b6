/** How the server's log is written. */
@NullMarked
package org.clearkiosk.server.log;

import org.jspecify.annotations.NullMarked;
