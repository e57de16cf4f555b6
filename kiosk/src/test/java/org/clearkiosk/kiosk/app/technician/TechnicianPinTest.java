package org.clearkiosk.kiosk.app.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.kiosk.flow.PinAnswer;
import org.clearkiosk.kiosk.flow.PinAnswer.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TechnicianPinTest {
  private static final String RIGHT = "739204";
  private static final String WRONG = "111222";

  private Path folder;
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  @BeforeEach
  void set(@TempDir Path made) throws IOException {
    folder = made;
    TechnicianPin.set(folder, RIGHT);
  }

  private TechnicianPin pin() {
    return new TechnicianPin(folder, clock::get);
  }

  @Test
  void theRightOneLetsInAndTheFileDoesNotTellIt() throws IOException {
    assertThat(pin().look()).isEqualTo(new PinAnswer(Kind.ASKED, 5, 0));
    assertThat(pin().check(RIGHT).kind()).isEqualTo(Kind.RIGHT);
    Path file = folder.resolve(PinRecord.FILE);
    assertThat(Files.readString(file)).doesNotContain(RIGHT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void fiveWrongOnesLockAndEachThatFollowsLocksTwiceAsLong() {
    TechnicianPin pin = pin();
    for (int left = 4; left > 0; left--) {
      assertThat(pin.check(WRONG)).isEqualTo(new PinAnswer(Kind.WRONG, left, 0));
    }
    assertThat(pin.check(WRONG)).isEqualTo(new PinAnswer(Kind.LOCKED, 0, 15));
    assertThat(pin.check(RIGHT).kind()).isEqualTo(Kind.LOCKED);
    clock.addAndGet(Duration.ofSeconds(15).toNanos());
    assertThat(pin.look()).isEqualTo(new PinAnswer(Kind.ASKED, 1, 0));
    assertThat(pin.check(WRONG)).isEqualTo(new PinAnswer(Kind.LOCKED, 0, 30));
    clock.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(pin.check(RIGHT).kind()).isEqualTo(Kind.RIGHT);
    for (int left = 4; left > 0; left--) {
      assertThat(pin.check(WRONG)).isEqualTo(new PinAnswer(Kind.WRONG, left, 0));
    }
    assertThat(pin.check(WRONG)).as("anew").isEqualTo(new PinAnswer(Kind.LOCKED, 0, 15));
  }

  @Test
  void aRestartGivesNoTryBack() {
    for (int tries = 0; tries < 5; tries++) {
      pin().check(WRONG);
    }
    assertThat(pin().look()).isEqualTo(new PinAnswer(Kind.LOCKED, 0, 15));
    assertThat(pin().check(RIGHT).kind()).isEqualTo(Kind.LOCKED);
  }

  @Test
  void aLockNeverGrowsBeyondAnHour() throws IOException {
    PinRecord.read(folder).orElseThrow().withWrong(1000).write(folder);
    assertThat(pin().look().lockedSeconds()).isEqualTo(3600);
  }

  @Test
  void withoutOneNobodyIsLetIn() throws IOException {
    Files.delete(folder.resolve(PinRecord.FILE));
    assertThat(pin().look().kind()).isEqualTo(Kind.NONE);
    assertThat(pin().check(RIGHT).kind()).isEqualTo(Kind.NONE);
    Files.writeString(folder.resolve(PinRecord.FILE), "{\"salt\":\"00\",\"wrong\":-1}");
    assertThat(pin().check(RIGHT).kind()).isEqualTo(Kind.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "000000", "123456", "987654"})
  void whatIsNoPinOrGuessedAtOnceIsRefused(String digits) {
    assertThatThrownBy(() -> TechnicianPin.set(folder, digits))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCardIsKnownByItsDigestAlone() {
    TechnicianCards cards = new TechnicianCards(Set.of(TechnicianCards.digest("10020030")));
    assertThat(cards.test("10020030")).isTrue();
    assertThat(cards.test("10020031")).isFalse();
  }
}
