/** The demo campus: invented students, one for every situation that the rules know. */
@NullMarked
package org.clearkiosk.server.demo;

import org.jspecify.annotations.NullMarked;
