package org.clearkiosk.kiosk.flow;

/** The language that the screens speak. */
public enum Language {
  /** 简体中文. */
  ZH,
  /** English. */
  EN;

  /** The other of the two. */
  public Language other() {
    return this == ZH ? EN : ZH;
  }
}
