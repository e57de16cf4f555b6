package org.clearkiosk.clearance.model;

import com.google.gson.annotations.SerializedName;

/** How a student takes the merged balance back, where the rules leave a choice (C2, C6, C8). */
public enum Refund {
  /** Paid to the student's bank card. */
  @SerializedName("bank")
  BANK,
  /** Fetched in cash where the rules say. */
  @SerializedName("cash")
  CASH
}
