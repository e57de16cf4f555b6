package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Touch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What events sound like, as far as the sound device. */
@Timeout(60)
class VoiceTest {
  private final AtomicLong now = new AtomicLong(1);
  private final LinkedBlockingQueue<Earcon> heard = new LinkedBlockingQueue<>();
  private final Voice voice =
      new Voice(
          new VoiceSettings(true, null, false, Hearing.LOUDEST),
          new HeldDevice(),
          now::get,
          (earcon, after) -> heard.add(earcon),
          words -> {});

  @AfterEach
  void close() {
    voice.close();
  }

  @Test
  void aCardIsAnsweredOnceAndAtTheFirstWordOfIt() throws InterruptedException {
    voice.start();
    assertThat(soundOf(new Event.CardNoticed())).isEqualTo(Earcon.CARD);
    voice.heard(new Event.CardIdentified(1));
    assertThat(soundOf(new Event.Touched(Touch.Button.END)))
        .as("nothing in between")
        .isEqualTo(Earcon.KEY);
    assertThat(soundOf(new Event.CardIdentified(2))).isEqualTo(Earcon.CARD);
    assertThat(soundOf(new Event.CardUnreadable(FailureCode.CARD_TORN))).isEqualTo(Earcon.CARD);
  }

  private Earcon soundOf(Event event) throws InterruptedException {
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    voice.heard(event);
    Earcon earcon = heard.poll(HeldDevice.LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(earcon).as("after %s", event).isNotNull();
    return earcon;
  }
}
