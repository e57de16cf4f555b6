/** Tells subscribers of events, by a signed request for each. */
@NullMarked
package org.clearkiosk.server.webhook;

import org.jspecify.annotations.NullMarked;
