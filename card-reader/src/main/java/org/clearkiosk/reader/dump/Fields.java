package org.clearkiosk.reader.dump;

/** The names of a dump's header lines, and its first line. */
final class Fields {
  /** The first line of every dump of this form. */
  static final String FIRST_LINE = "clearance-kiosk-dump 1";

  static final String READER = "reader";
  static final String RECORDED = "recorded";
  static final String MASKED = "masked";
  static final String TASK = "task";
  static final String PROFILES = "profiles";
  static final String APPLICATION = "application";
  static final String SECTOR = "sector";
  static final String STORAGE_CARDS = "storage cards";
  static final String ANSWER_TO_RESET = "atr";
  static final String TARGET = "target";
  static final String SECTOR_KEY = "sector key";
  static final String OUTCOME = "outcome";

  private Fields() {}
}
