/** The configuration file: what stands in it, and where in it something is wrong. */
@NullMarked
package org.clearkiosk.settings;

import org.jspecify.annotations.NullMarked;
