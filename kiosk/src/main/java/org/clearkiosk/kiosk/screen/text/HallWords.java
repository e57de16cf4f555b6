package org.clearkiosk.kiosk.screen.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Text;

/** What is said of the service hall, for the eye and the ear. */
public final class HallWords {
  /** Those whose words send the student to the hall, or have the hall told. */
  private static final Set<FailureCode> SENDING_THERE =
      EnumSet.of(
          FailureCode.READER_MISSING,
          FailureCode.READER_SERVICE_DOWN,
          FailureCode.READER_STUCK,
          FailureCode.READER_NOT_PERMITTED,
          FailureCode.READER_NOT_USABLE,
          FailureCode.CARD_DAMAGED,
          FailureCode.CARD_BLANK,
          FailureCode.CARD_OTHER_LAYOUT,
          FailureCode.CARD_NOT_PROVEN,
          FailureCode.CARD_UNKNOWN,
          FailureCode.CARD_LOST,
          FailureCode.CARD_STOPPED,
          FailureCode.CARD_OF_TWO_PROFILES,
          FailureCode.CARD_KEY_MISSING,
          FailureCode.CARD_PROFILE_NOT_ACCEPTED,
          FailureCode.PASSWORD_LOCKED,
          FailureCode.WINDOW_CLOSED,
          FailureCode.SERVER_NONSENSE,
          FailureCode.SERVER_UNTRUSTED,
          FailureCode.SERVER_REFUSES_TERMINAL,
          FailureCode.TERMINAL_NOT_ENROLLED,
          FailureCode.TERMINAL_CERTIFICATE_EXPIRED,
          FailureCode.TERMINAL_REVOKED,
          FailureCode.CONFIRMATION_REFUSED,
          FailureCode.DONE_ELSEWHERE,
          FailureCode.OUTBOX_FAILED);

  private HallWords() {}

  /** Whether the words for a failure send the student to the hall: it is said where that is. */
  public static boolean sendsThere(FailureCode code) {
    return SENDING_THERE.contains(code);
  }

  /** What it is called and where it is; then, where the campus has said, when it is open. */
  public static List<String> where(Wording words, Hall hall) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("hall.where", words.of(hall.name()), words.of(hall.place())));
    Text hours = hall.hours();
    if (hours != null) {
      lines.add(words.say("hall.hours", words.of(hours)));
    }
    return lines;
  }

  /**
   * What stands above the reasons for which the hall comes first: how much there is to settle;
   * before that, where there was a confirmation, that it did not take effect.
   *
   * @param reasons how many, at least 1
   */
  public static String title(Wording words, int reasons, boolean afterConfirming) {
    if (afterConfirming) {
      return words.say("hall.title.confirmed", reasons);
    }
    return reasons == 1 ? words.say("hall.title.one") : words.say("hall.title", reasons);
  }
}
