@NullMarked
package org.clearkiosk.server.app;

import org.jspecify.annotations.NullMarked;
