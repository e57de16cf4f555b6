@NullMarked
package org.clearkiosk.server.disk;

import org.jspecify.annotations.NullMarked;
