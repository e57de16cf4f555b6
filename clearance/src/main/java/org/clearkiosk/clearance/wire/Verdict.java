package org.clearkiosk.clearance.wire;

import com.google.gson.annotations.SerializedName;

/** What the server says of the information-centre step. */
public enum Verdict {
  /** The terminal can finish it (K1). */
  @SerializedName("clear")
  CLEAR,
  /** The hall finishes it (K2). */
  @SerializedName("hall")
  HALL,
  /** It is finished. */
  @SerializedName("already_done")
  ALREADY_DONE,
  /** The window has not opened (W1). */
  @SerializedName("not_yet")
  NOT_YET,
  /** The window has closed (W1). */
  @SerializedName("closed")
  CLOSED,
  /** The college has to set the identity status first (S3). */
  @SerializedName("no_status")
  NO_STATUS
}
