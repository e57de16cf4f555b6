@NullMarked
package org.clearkiosk.cardtool.doctor;

import org.jspecify.annotations.NullMarked;
