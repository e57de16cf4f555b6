@NullMarked
package org.clearkiosk.server.terminals;

import org.jspecify.annotations.NullMarked;
