@NullMarked
package org.clearkiosk.server.sources;

import org.jspecify.annotations.NullMarked;
