/** HTTP: routes, bodies, errors, TLS. It decides nothing and knows no SQL. */
@NullMarked
package org.clearkiosk.server.api;

import org.jspecify.annotations.NullMarked;
