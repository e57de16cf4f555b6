package org.clearkiosk.clearance.policy;

import java.util.Set;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.jspecify.annotations.Nullable;

/** Students for the tests of the rules. */
final class Students {
  private Students() {}

  static Student student(Level level, @Nullable Status status) {
    return with(level, status, Set.of(), Set.of(), null);
  }

  static Student with(
      Level level,
      @Nullable Status status,
      Set<String> traits,
      Set<String> done,
      @Nullable Refund refund) {
    return new Student("08281001", "林致远", level, status, traits, done, refund, 1880, 4000, "3306");
  }
}
