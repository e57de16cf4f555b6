/**
 * All parts on one machine: server, simulator and kiosk as processes of their own, and a finger
 * that touches the kiosk's real window. The end-to-end tests stand on the same classes.
 */
@NullMarked
package org.clearkiosk.demo;

import org.jspecify.annotations.NullMarked;
