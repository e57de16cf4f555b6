@NullMarked
package org.clearkiosk.server.metrics;

import org.jspecify.annotations.NullMarked;
