/**
 * The records that kiosk and server exchange as JSON.
 *
 * <p>The OpenAPI document of the server describes the same shapes; a test holds the two together.
 */
@NullMarked
package org.clearkiosk.clearance.wire;

import org.jspecify.annotations.NullMarked;
