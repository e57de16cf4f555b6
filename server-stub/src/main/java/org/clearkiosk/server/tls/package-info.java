/**
 * The server as its certificate shows it: its own certification authority, and what that one signs.
 */
@NullMarked
package org.clearkiosk.server.tls;

import org.jspecify.annotations.NullMarked;
