/**
 * Asks the central server over HTTPS, and gives each way in which that can fail a name. Nothing of
 * what is asked or answered is logged.
 */
@NullMarked
package org.clearkiosk.kiosk.client;

import org.jspecify.annotations.NullMarked;
