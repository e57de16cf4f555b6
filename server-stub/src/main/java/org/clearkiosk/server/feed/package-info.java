/** What others are told of. */
@NullMarked
package org.clearkiosk.server.feed;

import org.jspecify.annotations.NullMarked;
