package org.clearkiosk.kiosk.voice;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the terminal lets be heard. Told of every event before the flow is, and of every state
 * after the stage; returns at once.
 */
public final class Voice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Voice.class);

  /** How soon a card is to be answered to the ear. */
  private static final long SOON_MILLISECONDS = 100;

  private final boolean sounds;
  private final LongSupplier nanoseconds;
  private final Guidance guidance;
  private final Loudspeaker loudspeaker;
  private final @Nullable Speaker speaker;
  private final Consumer<String> said;
  private final AtomicBoolean noticed = new AtomicBoolean();
  private volatile @Nullable State before;

  /**
   * The system's sound device, not started yet.
   *
   * @param said told of every utterance in which there is nothing of a student
   */
  public Voice(VoiceSettings settings, Consumer<String> said) {
    this(settings, new JavaSoundDevice(), System::nanoTime, Voice::tell, said);
  }

  Voice(
      VoiceSettings settings,
      SoundDevice device,
      LongSupplier nanoseconds,
      Loudspeaker.Listener listener,
      Consumer<String> said) {
    sounds = settings.sounds();
    this.nanoseconds = nanoseconds;
    guidance = new Guidance(settings.headset());
    loudspeaker = new Loudspeaker(device, nanoseconds, settings.volume(), listener);
    Path espeak = settings.espeak();
    speaker = espeak == null ? null : new Speaker(new Espeak(espeak, Espeak.LIMIT), loudspeaker);
    this.said = settings.headset() ? words -> {} : said;
  }

  private static void tell(Earcon earcon, long nanosecondsAfterAsking) {
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(nanosecondsAfterAsking);
    if (milliseconds > SOON_MILLISECONDS) {
      LOG.warn("{} was answered to the ear after {} ms", earcon, milliseconds);
    } else if (earcon == Earcon.CARD) {
      LOG.info("{} was answered to the ear after {} ms", earcon, milliseconds);
    } else {
      LOG.debug("{} was answered to the ear after {} ms", earcon, milliseconds);
    }
  }

  /** Begins to listen for a sound device, where anything is to be heard. */
  public void start() {
    if (sounds || speaker != null) {
      loudspeaker.start();
    }
  }

  /** Answers an event to the ear; a touch cuts off what is being said. From any thread. */
  public void heard(Event event) {
    Optional<Earcon> answer =
        sounds && !answeredBefore(event) ? Sounds.at(event) : Optional.empty();
    answer.ifPresent(earcon -> loudspeaker.play(earcon, nanoseconds.getAsLong()));
    if (speaker != null && event instanceof Event.Touched) {
      speaker.hush();
    }
  }

  /** A card that was answered when it was noticed is not answered again when it is known. */
  private boolean answeredBefore(Event event) {
    if (event instanceof Event.CardNoticed) {
      noticed.set(true);
      return false;
    }
    boolean known =
        event instanceof Event.CardIdentified
            || event instanceof Event.CardUnreadable
            || event instanceof Event.CardGone;
    return known && noticed.getAndSet(false);
  }

  /** Says what is new. From the flow's thread alone. */
  public void shown(State state) {
    if (sounds) {
      Sounds.between(before, state)
          .ifPresent(earcon -> loudspeaker.play(earcon, nanoseconds.getAsLong()));
    }
    if (speaker != null) {
      speak(speaker, state);
    }
    before = state;
  }

  private void speak(Speaker by, State state) {
    boolean on = state.terminal().hearing().on();
    if (on) {
      loudspeaker.volume(state.terminal().hearing().volume());
    }
    Optional<Utterance> words = guidance.between(before, state);
    if (words.isPresent()) {
      said.accept(words.get().text());
      by.say(words.get());
    } else if (!on && before != null && before.terminal().hearing().on()) {
      by.hush();
    }
  }

  /**
   * Says where the keys have led, in place of what is being said. From Swing's thread alone.
   *
   * @param name of the part that they are at
   * @param words what it says of itself
   */
  public void keysAt(String name, String words) {
    State now = before;
    if (speaker != null && now != null) {
      guidance
          .at(now, name, words)
          .ifPresent(
              utterance -> {
                said.accept(utterance.text());
                speaker.say(utterance);
              });
    }
  }

  /** Is silent; returns soon, also when the device is stuck. */
  @Override
  public void close() {
    if (speaker != null) {
      speaker.close();
    }
    loudspeaker.close();
  }
}
