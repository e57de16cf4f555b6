package org.clearkiosk.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Everything that a reader reported, in order and in words. */
public final class EventLog implements ReaderListener {
  /** Far beyond what anything takes here; reached only when a test fails. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<ReaderEvent> events = new ArrayList<>();
  private int heard;

  @Override
  public void onEvent(ReaderEvent event) {
    lock.lock();
    try {
      events.add(event);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until as many events have come as are given, and checks that it is these. */
  public void awaitExactly(String... expected) {
    long remaining = PATIENCE.toNanos();
    lock.lock();
    try {
      while (events.size() < expected.length && remaining > 0) {
        remaining = grown.awaitNanos(remaining);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    assertThat(all()).containsExactly(expected);
  }

  /** Waits for the event after those that this was called for, and checks that it is this. */
  public void awaitNext(String expected) {
    long remaining = PATIENCE.toNanos();
    lock.lock();
    try {
      while (events.size() <= heard && remaining > 0) {
        remaining = grown.awaitNanos(remaining);
      }
      assertThat(events.size())
          .describedAs("in time: %s, as event %d", expected, heard + 1)
          .isGreaterThan(heard);
      assertThat(words(events.get(heard)))
          .describedAs("event %d of %d", heard + 1, events.size())
          .isEqualTo(expected);
      heard++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + expected, e);
    } finally {
      lock.unlock();
    }
  }

  /** Checks that nothing came after the last event that was waited for. */
  public void assertNothingMore() {
    lock.lock();
    try {
      assertThat(events.subList(heard, events.size()).stream().map(EventLog::words)).isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** All events so far, in words. */
  public List<String> all() {
    lock.lock();
    try {
      return events.stream().map(EventLog::words).toList();
    } finally {
      lock.unlock();
    }
  }

  /** The card that was identified last. */
  public CardRead.Identified lastIdentified() {
    lock.lock();
    try {
      return events.stream()
          .filter(ReaderEvent.CardArrived.class::isInstance)
          .map(event -> ((ReaderEvent.CardArrived) event).card())
          .filter(CardRead.Identified.class::isInstance)
          .map(CardRead.Identified.class::cast)
          .reduce((earlier, later) -> later)
          .orElseThrow();
    } finally {
      lock.unlock();
    }
  }

  private static String words(ReaderEvent event) {
    return event.accept(
        new ReaderEvent.Visitor<String>() {
          @Override
          public String readerReady(ReaderEvent.ReaderReady ready) {
            return "ready";
          }

          @Override
          public String readerLost(ReaderEvent.ReaderLost lost) {
            return "lost: " + word(lost.why());
          }

          @Override
          public String cardArrived(ReaderEvent.CardArrived arrived) {
            return words(arrived.card());
          }

          @Override
          public String cardLeft(ReaderEvent.CardLeft left) {
            return "left";
          }
        });
  }

  private static String words(CardRead card) {
    return card.accept(
        new CardRead.Visitor<String>() {
          @Override
          public String identified(CardRead.Identified identified) {
            String profile =
                identified.profile() == CardProfile.CPU
                    ? ""
                    : " by " + identified.profile().name().toLowerCase(Locale.ROOT);
            return "card " + identified.cardNumber() + profile;
          }

          @Override
          public String unrecognised(CardRead.Unrecognised unrecognised) {
            String detail =
                unrecognised.detail() == CardRead.Unrecognised.Detail.NONE
                    ? ""
                    : ", " + word(unrecognised.detail());
            return "unrecognised: " + word(unrecognised.reason()) + detail;
          }

          @Override
          public String torn(CardRead.Torn torn) {
            return "torn";
          }
        });
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
