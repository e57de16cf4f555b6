@NullMarked
package org.clearkiosk.server.demo;

import org.jspecify.annotations.NullMarked;
