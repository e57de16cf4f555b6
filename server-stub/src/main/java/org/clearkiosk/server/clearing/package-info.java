/** What the server does for a terminal, one class for each act; the rules come from the policy. */
@NullMarked
package org.clearkiosk.server.clearing;

import org.jspecify.annotations.NullMarked;
