package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A technician restarts a running kiosk, with keys, fingers and a PIN. */
@Execution(ExecutionMode.CONCURRENT)
class TechnicianTest {
  private static final String KEYS = "ctrl+alt+shift+t";
  private static final String PIN = "739204";
  private static final int RESTART = 75;

  private Campus campus;
  private Kiosk kiosk;

  @BeforeEach
  void open() {
    campus = Campus.at(Campus.IN_JUNE);
    kiosk = campus.startKiosk();
  }

  @AfterEach
  void close() {
    campus.close();
  }

  @Test
  void keysAndPinLeadToThePagesAndARestartEndsItForItsSupervisor() throws Exception {
    setPin();
    campus.touchscreen().press(KEYS);
    Screen pad = awaitPad();
    kiosk.touchDigits(pad, "000000");
    Screen wrong = kiosk.await("wrong PIN", LIMIT, screen -> Objects.equals(screen.code(), "T-04"));
    kiosk.touchDigits(wrong, PIN);
    Screen selfTest = awaitPage("self-test");
    kiosk.touch(selfTest, "page-outbox");
    Screen outbox = awaitPage("outbox");
    kiosk.touch(outbox, "page-versions");
    kiosk.touch(awaitPage("versions"), "restart");
    assertThat(kiosk.process().awaitEnd(LIMIT)).isEqualTo(RESTART);
  }

  private void setPin() throws Exception {
    Process setting =
        new ProcessBuilder(
                Installation.find()
                    .launcher(
                        "kiosk",
                        List.of("technician-pin", "--data", campus.kioskData().toString())))
            .redirectErrorStream(true)
            .redirectOutput(campus.logs().resolve("technician-pin.out").toFile())
            .start();
    setting.outputWriter().append(PIN).append('\n').close();
    assertThat(setting.waitFor()).isZero();
  }

  private Screen awaitPad() {
    return kiosk.await(
        "TechnicianPin, ready",
        LIMIT,
        screen ->
            screen.screen().equals("TechnicianPin") && screen.controls().containsKey("digit-0"));
  }

  private Screen awaitPage(String page) {
    return kiosk.await(
        "page " + page,
        LIMIT,
        screen -> screen.screen().equals("TechnicianWork") && page.equals(screen.detail()));
  }
}
