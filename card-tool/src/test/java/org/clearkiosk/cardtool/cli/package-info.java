@NullMarked
package org.clearkiosk.cardtool.cli;

import org.jspecify.annotations.NullMarked;
