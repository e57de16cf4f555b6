/**
 * The audit chain: what is noted, how it is hashed, how it is checked. Pure; {@code docs/audit.md}
 * describes it for those who check it with other means.
 */
@NullMarked
package org.clearkiosk.server.audit;

import org.jspecify.annotations.NullMarked;
