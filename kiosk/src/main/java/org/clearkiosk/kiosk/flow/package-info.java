/**
 * The way of a student through the terminal, as a pure state machine: a state and an event give the
 * next state and the effects to run. It knows no screen, no network, no file and no clock; time
 * comes in as an event a second.
 */
@NullMarked
package org.clearkiosk.kiosk.flow;

import org.jspecify.annotations.NullMarked;
