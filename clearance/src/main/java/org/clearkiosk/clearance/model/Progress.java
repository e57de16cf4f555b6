package org.clearkiosk.clearance.model;

import com.google.gson.annotations.SerializedName;

/** How far one office's step has come, as its box on the notice shows it (rule N2). */
public enum Progress {
  /** 已办: nothing left to do. */
  @SerializedName("done")
  DONE,
  /** 待办: the student still goes there. */
  @SerializedName("open")
  OPEN,
  /** 无需办理: the student does not go there. */
  @SerializedName("not_needed")
  NOT_NEEDED
}
