/**
 * The only place that makes objects, starts threads and knows the time. Everything slow runs on
 * bounded executors and comes back to the flow as an event.
 */
@NullMarked
package org.clearkiosk.kiosk.app;

import org.jspecify.annotations.NullMarked;
