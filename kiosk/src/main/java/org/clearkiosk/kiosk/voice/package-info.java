/**
 * What the terminal lets be heard: a short sound for what just happened, and the screens read
 * aloud. It is told of events and states and tells the flow nothing. Without a sound device, or
 * with one that is stuck, everything else goes on as before.
 */
@NullMarked
package org.clearkiosk.kiosk.voice;

import org.jspecify.annotations.NullMarked;
