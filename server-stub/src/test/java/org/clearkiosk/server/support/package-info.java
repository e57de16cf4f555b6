/** What several tests need: a real server with time in the test's hand, and a terminal's client. */
@NullMarked
package org.clearkiosk.server.support;

import org.jspecify.annotations.NullMarked;
