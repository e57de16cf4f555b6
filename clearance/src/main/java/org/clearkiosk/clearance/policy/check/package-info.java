/**
 * Finds every mistake in a year's policy file at once, with its place and its remedy.
 *
 * <p>The file is read as a tree that knows its lines; {@code PolicyShape} says what the tree looks
 * like, and the checks beside it what its parts say of each other.
 */
@NullMarked
package org.clearkiosk.clearance.policy.check;

import org.jspecify.annotations.NullMarked;
