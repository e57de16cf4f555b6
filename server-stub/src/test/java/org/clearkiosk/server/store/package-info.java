@NullMarked
package org.clearkiosk.server.store;

import org.jspecify.annotations.NullMarked;
