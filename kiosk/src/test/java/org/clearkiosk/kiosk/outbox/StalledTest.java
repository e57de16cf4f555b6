package org.clearkiosk.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that hangs in a commit and then completes it, in front of a real file. Who was told that
 * nothing was done is told the truth.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StalledTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch mended = new CountDownLatch(1);
  private final AtomicInteger commitsBeforeStalling = new AtomicInteger(Integer.MAX_VALUE);
  private Path file;
  private Outbox outbox;

  @BeforeEach
  void open(@TempDir Path folder) throws OutboxException {
    file = folder.resolve("outbox.sqlite");
    outbox = new Outbox(stalling(OutboxFile.open(file)));
  }

  @AfterEach
  void close() {
    mended.countDown();
    outbox.close();
  }

  /** Keeping takes two commits: the one that writes, and the one that lets it be delivered. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatWasGivenUpDuringACommitIsNeverDelivered(int commitsBefore) throws Exception {
    commitsBeforeStalling.set(commitsBefore);
    assertThatThrownBy(this::appendInHaste).isInstanceOf(OutboxException.class);
    assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();

    mended.countDown();

    assertThat(outbox.firstDue(Long.MAX_VALUE)).isEmpty();
    assertThat(outbox.counts()).isEqualTo(new Counts(0, 0, 0, 0));
    assertThat(outbox.replay()).isZero();
    // its number was told to no one
    assertThat(append().sequence()).isEqualTo(1);
  }

  @Test
  void whatStandsInLineBehindAHangingWriteIsGivenUpInTimeAndNeverKept() throws Exception {
    append();
    commitsBeforeStalling.set(0);
    Thread probing =
        new Thread(
            () -> {
              try {
                outbox.probe();
              } catch (OutboxException e) {
                throw new AssertionError(e);
              }
            });
    probing.start();
    assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(this::appendInHaste).isInstanceOf(OutboxException.class);

    mended.countDown();
    probing.join();

    assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    assertThat(append().sequence()).isEqualTo(2);
  }

  @Test
  void whatWasBeingKeptWhenTheProcessEndedIsTakenOut() throws Exception {
    append();
    append();
    outbox.close();
    try (Connection connection = OutboxFile.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE confirmation SET state = 'held' WHERE sequence = 2");
    }
    try (Outbox again = Outbox.open(file)) {
      assertThat(again.counts()).isEqualTo(new Counts(1, 0, 0, 0));
      assertThat(
              again
                  .append(
                      OutboxTest.CONFIRMATION,
                      new Numbering("07", 1),
                      OutboxTest.TIME,
                      OutboxTest.SOON)
                  .sequence())
          .isEqualTo(2);
    }
  }

  private KeptConfirmation append() throws OutboxException {
    return outbox.append(
        OutboxTest.CONFIRMATION, new Numbering("07", 1), OutboxTest.TIME, OutboxTest.SOON);
  }

  private KeptConfirmation appendInHaste() throws OutboxException {
    return outbox.append(OutboxTest.CONFIRMATION, new Numbering("07", 1), OutboxTest.TIME, SHORT);
  }

  private Connection stalling(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = passedOn(real, method, arguments);
              return method.getName().equals("createStatement")
                  ? stalling((Statement) result)
                  : result;
            });
  }

  private Statement stalling(Statement real) {
    return (Statement)
        Proxy.newProxyInstance(
            Statement.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments[0].equals("COMMIT")
                  && commitsBeforeStalling.getAndDecrement() == 0) {
                stalled.countDown();
                mended.await();
              }
              return passedOn(real, method, arguments);
            });
  }

  private static Object passedOn(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
