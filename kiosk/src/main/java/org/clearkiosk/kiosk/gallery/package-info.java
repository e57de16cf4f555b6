/**
 * Every screen with the data that strains it most, painted into a folder without a display, a
 * reader or a server. What is shown is data: {@code samples.json} holds the server's messages.
 */
@NullMarked
package org.clearkiosk.kiosk.gallery;

import org.jspecify.annotations.NullMarked;
