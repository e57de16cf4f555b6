package org.clearkiosk.clearance.policy;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/** Whether an office is needed, as far as that can be told. */
public enum Need {
  /** It is needed. */
  @SerializedName("needed")
  NEEDED,
  /** It depends on what is not known. */
  @SerializedName("depends")
  DEPENDS,
  /** It is not needed. */
  @SerializedName("not_needed")
  NOT_NEEDED;

  /** Of two that must both hold: the one that promises less. */
  static Need all(Need one, Need other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Of several of which one is enough: the one that promises most. */
  static Need any(List<Need> needs) {
    return needs.stream().min(Need::compareTo).orElse(NOT_NEEDED);
  }
}
