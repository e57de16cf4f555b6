package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.Presentation;
import org.clearkiosk.kiosk.flow.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EndingTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final List<Event> events = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger hurried = new AtomicInteger();
  private Ending ending = new Ending(LONG, events::add, ended::countDown, hurried::incrementAndGet);

  @AfterEach
  void close() {
    ending.close();
  }

  @Test
  void aTerminalThatServesNoOneEndsAtOnce() throws InterruptedException {
    ending.ask();
    assertThat(events).containsExactly(new Event.Closing());
    State idle = Flow.arrive(starting(), new Event.Closing()).next();
    ending.accept(idle);
    assertEnds();
  }

  @Test
  void whoIsServedFinishesFirst() throws InterruptedException {
    ending.ask();
    State reading = Flow.arrive(invited(), new Event.CardIdentified(1)).next();
    assertThat(reading).isInstanceOf(State.Reading.class);
    State closing = Flow.arrive(reading, new Event.Closing()).next();
    ending.accept(closing);
    assertThat(ended.getCount()).isOne();
    State gone = Flow.arrive(closing, new Event.CardGone()).next();
    ending.accept(gone);
    assertThat(ended.getCount()).isOne();
    State over = gone;
    for (int second = 0; !(over instanceof State.Idle) && second < 60; second++) {
      over = Flow.arrive(over, new Event.SecondPassed()).next();
    }
    ending.accept(over);
    assertEnds();
  }

  @Test
  void noOneIsWaitedForBeyondTheBoundOrWhenAskedAgain() throws InterruptedException {
    ending.close();
    ending =
        new Ending(Duration.ofMillis(1), events::add, ended::countDown, hurried::incrementAndGet);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Ending.class);
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try {
      ending.ask();
      assertEnds();
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .extracting(line -> LogEvents.idOf(line).orElse(""))
        .containsExactly("K-04", "K-08");
    CountDownLatch again = new CountDownLatch(1);
    Ending impatient = new Ending(LONG, events::add, again::countDown, hurried::incrementAndGet);
    impatient.ask();
    impatient.ask();
    assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(hurried).hasValue(0);
    impatient.ask();
    assertThat(hurried).as("asked while it ends already").hasValue(1);
    impatient.close();
  }

  private void assertEnds() throws InterruptedException {
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static State starting() {
    return STARTING;
  }

  private static State invited() {
    State state = Flow.arrive(starting(), new Event.ReaderReady()).next();
    for (int second = 0; !(state instanceof State.Idle) && second < 60; second++) {
      state = Flow.arrive(state, new Event.SecondPassed()).next();
    }
    return Flow.arrive(state, new Event.ServerUp(TechnicianSamples.TODAY)).next();
  }

  private static final State STARTING =
      Flow.start(new Presentation(Language.ZH, Comfort.USUAL, Hearing.NONE));
}
