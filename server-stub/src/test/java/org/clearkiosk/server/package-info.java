@NullMarked
package org.clearkiosk.server;

import org.jspecify.annotations.NullMarked;
