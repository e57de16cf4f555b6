/**
 * A PN532 on a serial line: NXP's contactless chip, spoken to over its high speed UART (UM0701-02).
 */
@NullMarked
package org.clearkiosk.reader.pn532;

import org.jspecify.annotations.NullMarked;
