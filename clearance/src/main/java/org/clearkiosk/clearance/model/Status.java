package org.clearkiosk.clearance.model;

import com.google.gson.annotations.SerializedName;

/** The identity status that the college sets (rules S1, S2). A wrong one is mended there (S3). */
public enum Status {
  /** 正常毕业. */
  @SerializedName("graduating")
  GRADUATING,
  /** 上本校研 for an undergraduate, 上本校博 for a postgraduate. */
  @SerializedName("continuing")
  CONTINUING,
  /** 确定延期. */
  @SerializedName("deferral_approved")
  DEFERRAL_APPROVED,
  /** 不确定延期; undergraduates only (S2). */
  @SerializedName("deferral_unsettled")
  DEFERRAL_UNSETTLED
}
