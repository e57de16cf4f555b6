@NullMarked
package org.clearkiosk.server.identity;

import org.jspecify.annotations.NullMarked;
