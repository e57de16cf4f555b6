package org.clearkiosk.cardtool.reader;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearkiosk.reader.pcsc.PcscConfiguration;

/**
 * Which readers a command is about.
 *
 * @param pattern found in the names of the wanted PC/SC readers; empty takes every one but those
 *     that only hold a reader's own security module
 * @param serialDevices serial devices with a PN532; when there are some and no pattern is given, no
 *     PC/SC reader is wanted
 */
public record ReaderChoice(Optional<Pattern> pattern, List<String> serialDevices) {
  private static final Pattern SECURITY_MODULE =
      Pattern.compile(PcscConfiguration.DEFAULT_EXCLUDE_PATTERN);

  /** Copies the list. */
  public ReaderChoice {
    serialDevices = List.copyOf(serialDevices);
  }

  /** Whether readers behind PC/SC are wanted at all. */
  public boolean wantsPcsc() {
    return pattern.isPresent() || serialDevices.isEmpty();
  }

  /** Whether no serial device is wanted. */
  public boolean wantsOnlyPcsc() {
    return serialDevices.isEmpty();
  }

  /** Whether a reader behind PC/SC is wanted. */
  public boolean wants(String reader) {
    return wantsPcsc()
        && pattern
            .map(wanted -> wanted.matcher(reader).find())
            .orElseGet(() -> !SECURITY_MODULE.matcher(reader).find());
  }
}
