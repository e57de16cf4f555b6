package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.Test;

/** A campus that knows some of its old cards by nothing but their identifier. */
class CardKnownByItsIdentifierTest {
  @Test
  void itOpensASessionAndTheCardsThatProveThemselvesStillDo() {
    try (Campus campus = Campus.at(Campus.IN_JUNE)) {
      Kiosk kiosk = campus.startKiosk("--profiles", "cpu,uid");

      campus.reader().tap("classic-08281006");
      Screen password = kiosk.await("Password", LIMIT);
      kiosk.touchDigits(password, "281006");
      kiosk.touch(kiosk.await("NoticeShown", LIMIT), "end");
      campus.reader().remove();
      Campus.awaitIdle(kiosk);

      campus.reader().tap("classic-foreign");
      Screen unknown = kiosk.await("Trouble", LIMIT);
      assertThat(unknown.code()).isEqualTo("C-08");
      kiosk.touch(unknown, "acknowledge");
      campus.reader().remove();
      Campus.awaitIdle(kiosk);

      Student student = new Student("08281002", campus.reader(), kiosk);
      student.end(student.seeNotice());
    }
  }
}
