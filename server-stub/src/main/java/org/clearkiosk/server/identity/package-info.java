/** Who is there: cards and their proofs, query passwords, terminals' keys. */
@NullMarked
package org.clearkiosk.server.identity;

import org.jspecify.annotations.NullMarked;
