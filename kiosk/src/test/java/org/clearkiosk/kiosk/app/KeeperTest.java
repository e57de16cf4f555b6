package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.outbox.FakeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept and for how long, with a real file. */
@Timeout(30)
class KeeperTest {
  private static final int DAYS = 7;

  private final AtomicLong nanoseconds = new AtomicLong();
  private final BusinessClock clock = new BusinessClock(nanoseconds::get);
  private final FakeServer server = new FakeServer();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /** A terminal is not started anew all summer. */
  @Test
  void whatWasDeliveredLosesItsContentWhileTheTerminalRuns(@TempDir Path folder) throws Exception {
    clock.set(BusinessClockTest.today("2012-06-12T09:00:00+08:00"));
    server.willAnswer(new Answer.Ok<>(receipt()));
    try (Keeper keeper =
        new Keeper(folder.resolve(Keeper.FILE), server, clock, () -> 1, DAYS, events::add)) {
      keeper.check();
      keeper.keep(
          keeper.arrived(
              new Effect.Keep(
                  new Attempt(1),
                  new Confirmation("session-1", "08281001", "information_centre", null))));
      awaitDelivery();
      keeper.check();
      assertThat(withContent(folder)).as("on the same day").isEqualTo(1);

      nanoseconds.addAndGet(Duration.ofDays(DAYS).minusHours(1).toNanos());
      keeper.check();
      assertThat(withContent(folder)).as("within the days").isEqualTo(1);

      nanoseconds.addAndGet(Duration.ofDays(1).toNanos());
      keeper.check();
      assertThat(withContent(folder)).as("after them").isZero();
    }
  }

  /**
   * Also when the last number was given out on another machine, which no student has to find out.
   */
  @Test
  void aTerminalWithoutNumbersTakesNoOneAndStaysSo(@TempDir Path folder) {
    clock.set(BusinessClockTest.today("2012-06-12T09:00:00+08:00"));
    try (Keeper keeper =
        new Keeper(
            folder.resolve(Keeper.FILE),
            server,
            clock,
            () -> SequenceRange.GREATEST + 1,
            DAYS,
            events::add)) {
      keeper.check();
      assertThat(events.poll()).isInstanceOf(Event.StoreFailed.class);
      keeper.check();
      assertThat(events.poll())
          .as("a disk that is well helps nothing")
          .isInstanceOf(Event.StoreFailed.class);
      assertThat(events).isEmpty();
    }
  }

  private void awaitDelivery() throws InterruptedException {
    Event event;
    do {
      event = Objects.requireNonNull(events.poll(20, TimeUnit.SECONDS), "no delivery was told");
    } while (!(event instanceof Event.Delivered));
  }

  private static int withContent(Path folder) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Keeper.FILE));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM confirmation WHERE event IS NOT NULL")) {
      return rows.getInt(1);
    }
  }

  private static Receipt receipt() {
    State shown =
        Objects.requireNonNull(SampleStates.all().get("receipt"), "receipt").apply(Language.ZH);
    return ((State.ReceiptShown) shown).receipt();
  }
}
