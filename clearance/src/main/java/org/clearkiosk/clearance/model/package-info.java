/** The words of the domain. */
@NullMarked
package org.clearkiosk.clearance.model;

import org.jspecify.annotations.NullMarked;
