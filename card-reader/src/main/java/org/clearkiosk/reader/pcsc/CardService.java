package org.clearkiosk.reader.pcsc;

import java.util.List;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** How the operating system's card service stands at one moment; see {@link PcscSurvey}. */
public sealed interface CardService {

  /**
   * It runs and answers.
   *
   * @param readers its readers in its own order; none when it knows none
   */
  record Running(List<ReaderStatus> readers) implements CardService {
    /** Copies the list. */
    public Running {
      readers = List.copyOf(readers);
    }
  }

  /**
   * It cannot be asked.
   *
   * @param why what is missing
   * @param explanation one sentence for a technician
   */
  record Unavailable(Why why, String explanation) implements CardService {}
}
