@NullMarked
package org.clearkiosk.server.webhook;

import org.jspecify.annotations.NullMarked;
