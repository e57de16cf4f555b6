package org.clearkiosk.clearance.model;

import com.google.gson.annotations.SerializedName;

/** The level of study. Windows, statuses and outcomes differ by it (rules W1, S1, S2). */
public enum Level {
  /** 本科生. */
  @SerializedName("undergraduate")
  UNDERGRADUATE,
  /** 研究生. */
  @SerializedName("postgraduate")
  POSTGRADUATE
}
