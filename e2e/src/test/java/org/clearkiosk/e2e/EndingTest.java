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

/** SIGTERM, sent to a kiosk before which a student stands. */
@Execution(ExecutionMode.CONCURRENT)
class EndingTest {
  private static final int TERMINATED = 143;

  private Campus campus;
  private Kiosk kiosk;
  private Student student;

  @BeforeEach
  void open() {
    campus = Campus.at(Campus.IN_JUNE);
    kiosk = campus.startKiosk("--finish-within", "600");
    student = new Student("08281001", campus.reader(), kiosk);
  }

  @AfterEach
  void close() {
    campus.close();
  }

  @Test
  void theStudentFinishesAndTheNextIsToldThatItIsClosing() {
    Screen confirm = student.goOnToConfirm();
    kiosk.process().handle().destroy();

    kiosk.touch(confirm, "confirm");
    kiosk.touch(kiosk.await("ReceiptShown", LIMIT), "acknowledge");

    assertThat(kiosk.process().awaitEnd(LIMIT)).isEqualTo(TERMINATED);
    assertThat(kiosk.screens())
        .as("what is shown to the next while it ends")
        .anyMatch(screen -> screen.screen().equals("Idle") && "T-02".equals(screen.code()));
    assertThat(campus.completionsOf("08281001")).isEqualTo(1);
  }
}
