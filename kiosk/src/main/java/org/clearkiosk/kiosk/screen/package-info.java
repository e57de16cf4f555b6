/**
 * What a student sees: one small class a screen, and the window that shows the one that belongs to
 * the flow's present state. Everything here runs on Swing's event thread but {@link
 * org.clearkiosk.kiosk.screen.SwingStage#show}.
 */
@NullMarked
package org.clearkiosk.kiosk.screen;

import org.jspecify.annotations.NullMarked;
