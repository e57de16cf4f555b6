@NullMarked
package org.clearkiosk.server.api;

import org.jspecify.annotations.NullMarked;
