/**
 * Breaks the central server, or what it stands on, at random moments under load, and then compares
 * what its terminals were told with what its database holds. {@code bin/chaos}; {@code
 * docs/chaos.md}.
 */
@NullMarked
package org.clearkiosk.chaos;

import org.jspecify.annotations.NullMarked;
