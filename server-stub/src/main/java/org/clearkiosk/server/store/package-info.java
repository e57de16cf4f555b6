/** What is kept, and how: the database, its migrations and the one writer. It knows no HTTP. */
@NullMarked
package org.clearkiosk.server.store;

import org.jspecify.annotations.NullMarked;
