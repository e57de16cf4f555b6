/**
 * The terminals themselves: how one gets its certificate and the next, how the server knows it by
 * that, what it says of itself, and whether a number of it is missing.
 */
@NullMarked
package org.clearkiosk.server.terminals;

import org.jspecify.annotations.NullMarked;
