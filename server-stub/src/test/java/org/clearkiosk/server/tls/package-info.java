@NullMarked
package org.clearkiosk.server.tls;

import org.jspecify.annotations.NullMarked;
