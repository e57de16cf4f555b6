package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A kill -9 right after the confirmation touch loses nothing and doubles nothing. */
@Execution(ExecutionMode.CONCURRENT)
class KilledAfterConfirmingTest {
  private static final String LATER = "2012-06-12T09:10+08:00";

  private Campus campus;

  @BeforeEach
  void open() {
    campus = Campus.at(Campus.IN_JUNE);
  }

  @AfterEach
  void close() {
    campus.close();
  }

  @Test
  void whatIsKeptIsDeliveredAtTheNextStart() {
    Kiosk kiosk = campus.startKiosk();
    Student student = new Student("08281001", campus.reader(), kiosk);
    Screen confirm = student.goOnToConfirm();
    // the server hears nothing of it while the first kiosk lives
    campus.server().process().kill();

    kiosk.touch(confirm, "confirm");
    kiosk.await("Submitting, kept", LIMIT, KilledAfterConfirmingTest::isKept);
    kiosk.process().kill();
    campus.restartServer(LATER);
    assertThat(campus.completionsOf("08281001")).isZero();
    campus.reader().remove();

    Kiosk next = campus.startKiosk();
    campus.awaitExactlyOneDelivered("08281001");

    // the student comes again and finds it done
    next.touch(new Student("08281001", campus.reader(), next).seeNotice(), "primary");
    assertThat(next.await("ReceiptShown", LIMIT).detail()).isEqualTo("earlier");
    assertThat(campus.completionsOf("08281001")).isEqualTo(1);
  }

  @Test
  void aKillWhileItIsBeingSentLeavesExactlyOne() {
    Kiosk kiosk = campus.startKiosk();
    Student student = new Student("08281001", campus.reader(), kiosk);
    Screen confirm = student.goOnToConfirm();

    kiosk.touch(confirm, "confirm");
    kiosk.await("Submitting, kept", LIMIT, KilledAfterConfirmingTest::isKept);
    kiosk.process().kill();
    campus.reader().remove();

    campus.startKiosk();
    campus.awaitExactlyOneDelivered("08281001");
  }

  private static boolean isKept(Screen screen) {
    return screen.screen().equals("Submitting") && "kept".equals(screen.detail());
  }
}
