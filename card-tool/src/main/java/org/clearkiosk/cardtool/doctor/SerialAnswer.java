package org.clearkiosk.cardtool.doctor;

import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/**
 * What answered on a serial device that a technician named.
 *
 * @param device its path or name
 * @param firmware what the chip says that it is; empty when none answered
 * @param why what is missing, where none answered; empty too when none was asked, since another
 *     program has the device
 */
public record SerialAnswer(String device, Optional<String> firmware, Optional<Why> why) {}
