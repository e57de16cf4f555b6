/**
 * What source systems of a campus say over HTTP: their own blockers, their own office's step,
 * cards; and what they are told there: completions, notices.
 */
@NullMarked
package org.clearkiosk.server.sources;

import org.jspecify.annotations.NullMarked;
