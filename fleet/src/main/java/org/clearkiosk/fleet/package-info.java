/**
 * A fleet of terminals without windows and readers. Each has the kiosk's own client, its own outbox
 * on disk and its own sender; students are invented, the server is real. In the end what the
 * terminals hold is compared with what the server holds.
 */
@NullMarked
package org.clearkiosk.fleet;

import org.jspecify.annotations.NullMarked;
