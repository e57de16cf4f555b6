/** Signed receipts: the key, the signed form, and the check that needs nothing but public keys. */
@NullMarked
package org.clearkiosk.server.receipt;

import org.jspecify.annotations.NullMarked;
