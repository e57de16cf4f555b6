/**
 * The three ways in which the screens stand things beside each other. All of them ask how high
 * something is <em>at a given width</em>, which Swing's own layouts do not: text that wraps needs
 * it.
 */
@NullMarked
package org.clearkiosk.kiosk.screen.layout;

import org.jspecify.annotations.NullMarked;
