/** The command line, and the only place that puts the parts together. */
@NullMarked
package org.clearkiosk.server.app;

import org.jspecify.annotations.NullMarked;
