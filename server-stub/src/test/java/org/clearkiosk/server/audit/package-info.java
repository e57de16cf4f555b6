@NullMarked
package org.clearkiosk.server.audit;

import org.jspecify.annotations.NullMarked;
