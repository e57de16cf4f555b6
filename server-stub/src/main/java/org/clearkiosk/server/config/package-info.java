/** The configuration file: what stands in it, and where in it something is wrong. */
@NullMarked
package org.clearkiosk.server.config;

import org.jspecify.annotations.NullMarked;
