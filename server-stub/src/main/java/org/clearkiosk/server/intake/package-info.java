/**
 * Facts in: lists of a campus's systems, read from CSV files, checked as a whole and taken over as
 * a whole.
 */
@NullMarked
package org.clearkiosk.server.intake;

import org.jspecify.annotations.NullMarked;
