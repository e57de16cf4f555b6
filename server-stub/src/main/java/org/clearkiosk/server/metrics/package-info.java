/** Figures about the running server, for Prometheus. */
@NullMarked
package org.clearkiosk.server.metrics;

import org.jspecify.annotations.NullMarked;
