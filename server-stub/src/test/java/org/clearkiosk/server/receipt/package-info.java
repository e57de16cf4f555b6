@NullMarked
package org.clearkiosk.server.receipt;

import org.jspecify.annotations.NullMarked;
