/**
 * What source systems of a campus say over HTTP: their own blockers, their own office's step,
 * cards.
 */
@NullMarked
package org.clearkiosk.server.sources;

import org.jspecify.annotations.NullMarked;
