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

/** The server is down or hangs: each has its screen, the kiosk comes back by itself. */
@Execution(ExecutionMode.CONCURRENT)
class ServerTroubleTest {
  private static final String LATER = "2012-06-12T09:10+08:00";

  private Campus campus;
  private Kiosk kiosk;
  private Student student;

  @BeforeEach
  void open() {
    campus = Campus.at(Campus.IN_JUNE);
    kiosk = campus.startKiosk();
    student = new Student("08281001", campus.reader(), kiosk);
  }

  @AfterEach
  void close() {
    campus.close();
  }

  @Test
  void aServerThatIsDownIsToldBeforeTheTapAndHealsByItself() {
    campus.server().process().kill();

    Screen idle =
        kiosk.await(
            "Idle with N-11",
            LIMIT,
            screen -> screen.screen().equals("Idle") && "N-11".equals(screen.code()));
    assertThat(idle.controls()).doesNotContainKey("primary");

    campus.restartServer(LATER);
    Campus.awaitIdle(kiosk);
    student.clear();
  }

  @Test
  void aServerThatDiesAfterTheNoticeLosesNoConfirmation() {
    Screen confirm = student.goOnToConfirm();
    campus.server().process().kill();

    kiosk.touch(confirm, "confirm");
    Screen kept = kiosk.await("KeptHere", LIMIT);
    assertThat(kept.code()).isEqualTo("N-21");

    campus.restartServer(LATER);
    campus.awaitExactlyOneDelivered("08281001");
  }

  @Test
  void aServerThatHangsIsToldAsSlow() {
    Screen password = student.layCardDown();
    campus.server().process().stop();

    kiosk.touchDigits(password, student.password());
    Screen slow = student.awaitTrouble("N-12");
    campus.server().process().resume();
    student.acknowledge(slow);

    student.clear();
    assertThat(campus.completionsOf("08281001")).isEqualTo(1);
  }

  @Test
  void aServerThatHangsAfterTheConfirmationLosesNothing() {
    Screen confirm = student.goOnToConfirm();
    campus.server().process().stop();

    kiosk.touch(confirm, "confirm", 3);
    assertThat(kiosk.await("KeptHere", LIMIT).code()).isEqualTo("N-21");
    campus.server().process().resume();

    campus.awaitExactlyOneDelivered("08281001");
  }
}
