package org.clearkiosk.clearance.model;

/**
 * The short codes that a student can read out to staff. {@code docs/failure-codes.md} says for each
 * what happened, what is safe and what to do; a test holds the two together.
 */
public enum FailureCode {
  /** No reader is connected. */
  READER_MISSING("R-01"),
  /** The operating system's card service is not there. */
  READER_SERVICE_DOWN("R-02"),
  /** The reader no longer answers. */
  READER_STUCK("R-03"),
  /** The operating system does not let the terminal use its card service. */
  READER_NOT_PERMITTED("R-04"),
  /** The terminal's own installation lacks what it takes to use a reader. */
  READER_NOT_USABLE("R-05"),

  /** The card left before it was read. */
  CARD_TORN("C-01"),
  /** Not a campus card. */
  CARD_FOREIGN("C-02"),
  /** A campus card whose content is damaged. */
  CARD_DAMAGED("C-03"),
  /** A campus card that was never written. */
  CARD_BLANK("C-04"),
  /** A campus card of another layout. */
  CARD_OTHER_LAYOUT("C-05"),
  /** The card does not answer. */
  CARD_MUTE("C-06"),
  /** The card could not prove that it is the one that it names. */
  CARD_NOT_PROVEN("C-07"),
  /** The server knows no student with this card. */
  CARD_UNKNOWN("C-08"),
  /** The card was reported lost. */
  CARD_LOST("C-09"),
  /** The card was stopped. */
  CARD_STOPPED("C-10"),
  /** The card was taken away before the student confirmed. */
  CARD_TAKEN("C-11"),
  /** Another program holds the card. */
  CARD_IN_USE("C-12"),
  /** Several cards lie on the reader. */
  SEVERAL_CARDS("C-13"),
  /** A bank card, or a phone that pays. */
  CARD_PAYS("C-14"),
  /** A phone, an identity card or a passport: it gives another identifier each time. */
  CARD_ANONYMOUS("C-15"),
  /** A card of two profiles that has not the one that proves itself. */
  CARD_OF_TWO_PROFILES("C-16"),
  /** The key to the card's sector was not to be had, or had ended before it was used. */
  CARD_KEY_MISSING("C-17"),
  /** The card is on record in another profile than the one in which it was read. */
  CARD_PROFILE_NOT_ACCEPTED("C-18"),

  /** A wrong query password. */
  PASSWORD_WRONG("P-01"),
  /** Too many wrong query passwords. */
  PASSWORD_LOCKED("P-02"),
  /** Too many wrong query passwords of whomever at this terminal, which takes none for a while. */
  PASSWORDS_PAUSED("P-03"),

  /** The window has not opened. */
  WINDOW_NOT_OPEN("W-01"),
  /** The window has closed. */
  WINDOW_CLOSED("W-02"),
  /** The college has set no identity status. */
  STATUS_MISSING("S-01"),

  /** The server cannot be reached. */
  SERVER_UNREACHABLE("N-11"),
  /** The server does not answer in time. */
  SERVER_SLOW("N-12"),
  /** The server answers what cannot be understood. */
  SERVER_NONSENSE("N-13"),
  /** The server has too much to do. */
  SERVER_BUSY("N-14"),
  /** The server's certificate is not the one that the terminal trusts. */
  SERVER_UNTRUSTED("N-15"),
  /** The server does not accept this terminal, or what it sends. */
  SERVER_REFUSES_TERMINAL("N-16"),
  /** The server failed. */
  SERVER_FAILED("N-17"),
  /** The terminal is not enrolled with this server. */
  TERMINAL_NOT_ENROLLED("N-18"),
  /** The terminal's certificate has ended. */
  TERMINAL_CERTIFICATE_EXPIRED("N-19"),
  /** The terminal was revoked, or another machine has taken its place. */
  TERMINAL_REVOKED("N-20"),
  /** The confirmation is kept at the terminal and not delivered yet. */
  CONFIRMATION_KEPT("N-21"),
  /** The server refused the confirmation. */
  CONFIRMATION_REFUSED("N-22"),
  /** The session ended before the student confirmed. */
  SESSION_ENDED("N-23"),
  /** The hall had finished the step by hand before the student confirmed. */
  DONE_ELSEWHERE("N-24"),

  /** The terminal cannot keep a confirmation safely, so it takes none. */
  OUTBOX_FAILED("T-01"),
  /** The terminal is about to end, and serves no one else. */
  TERMINAL_CLOSING("T-02"),
  /** No technician's PIN is set, so no one is let to the technician's pages. */
  TECHNICIAN_PIN_MISSING("T-03"),
  /** A wrong technician's PIN. */
  TECHNICIAN_PIN_WRONG("T-04"),
  /** Too many wrong technician's PINs. */
  TECHNICIAN_PIN_LOCKED("T-05");

  private final String code;

  FailureCode(String code) {
    this.code = code;
  }

  /** A letter, a hyphen and two digits. */
  public String code() {
    return code;
  }
}
