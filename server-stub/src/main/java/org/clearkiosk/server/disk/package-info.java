/** The data folder: where things lie, who may read them, and who holds the folder. */
@NullMarked
package org.clearkiosk.server.disk;

import org.jspecify.annotations.NullMarked;
