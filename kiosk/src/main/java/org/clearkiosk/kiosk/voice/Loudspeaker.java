package org.clearkiosk.kiosk.voice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.clearkiosk.kiosk.flow.Hearing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one line to the sound device, with a thread of its own that mixes earcons and speech into it.
 * No method waits for the device. What does not fit is dropped: a sound that comes late says
 * something wrong.
 */
final class Loudspeaker implements AutoCloseable {
  /** Samples a second; what espeak-ng speaks at. */
  static final int RATE = 22_050;

  /** What is mixed at a time, 10 ms: so much later a sound begins that comes during another. */
  static final int CHUNK = RATE / 100;

  private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);
  private static final int MOST_EARCONS = 4;
  private static final int MOST_SPEECH_SECONDS = 240;

  /** Silence after the last sound, so that the device plays that to its end: 60 ms. */
  private static final int TAIL_CHUNKS = 6;

  private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long CLOSING_MILLISECONDS = 500;

  /** How loud each step is, 1 first; the steps sound about equally far apart. */
  private static final double[] GAINS = {0.12, 0.22, 0.38, 0.62, 1};

  /** While an earcon sounds, speech is this loud. */
  private static final double UNDER_EARCON = 0.4;

  private final SoundDevice device;
  private final LongSupplier nanoseconds;
  private final Listener listener;
  private final double earconGain;
  private final Thread thread = new Thread(this::run, "sound");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Deque<Playing> earcons = new ArrayDeque<>();
  private final Deque<short[]> speech = new ArrayDeque<>();
  private int speechAt;
  private long speechSamples;
  private long utterance;
  private double speechGain;
  private int tail;
  private boolean closed;
  private boolean stuckTold;
  private volatile long writingSince;

  private boolean absenceTold;
  private boolean looked;
  private long lookedAt;

  /** Told when the first of an earcon's samples are in the device's line. */
  @FunctionalInterface
  interface Listener {
    void written(Earcon earcon, long nanosecondsAfterAsking);
  }

  /** An earcon that is asked for or sounds. */
  private static final class Playing {
    final Earcon earcon;
    final long askedAt;
    int at;

    Playing(Earcon earcon, long askedAt) {
      this.earcon = earcon;
      this.askedAt = askedAt;
    }
  }

  /** Samples, and the earcon that begins with them; null where none does. */
  private static final class Chunk {
    final short[] samples;
    final @Nullable Playing beginning;

    Chunk(short[] samples, @Nullable Playing beginning) {
      this.samples = samples;
      this.beginning = beginning;
    }
  }

  /**
   * @param nanoseconds a clock that only goes forward
   * @param volume of earcons, and of speech until it is set, 1 to {@link Hearing#LOUDEST}
   */
  Loudspeaker(SoundDevice device, LongSupplier nanoseconds, int volume, Listener listener) {
    this.device = device;
    this.nanoseconds = nanoseconds;
    this.listener = listener;
    earconGain = GAINS[volume - 1];
    speechGain = earconGain;
    thread.setDaemon(true);
  }

  /** Starts the thread, which opens the line before the first sound is asked for. */
  void start() {
    thread.start();
  }

  /**
   * Asks for an earcon.
   *
   * @param askedAt when what it stands for happened, by the clock
   */
  void play(Earcon earcon, long askedAt) {
    lock.lock();
    try {
      if (earcons.size() < MOST_EARCONS) {
        earcons.add(new Playing(earcon, askedAt));
        something.signal();
      } else {
        tellIfStuck();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How loud speech is from now on, 1 to {@link Hearing#LOUDEST}. */
  void volume(int step) {
    lock.lock();
    try {
      speechGain = GAINS[step - 1];
    } finally {
      lock.unlock();
    }
  }

  /** Begins an utterance; what is left of the one before is dropped. Earcons go on. */
  void begin(long number) {
    lock.lock();
    try {
      utterance = number;
      speech.clear();
      speechAt = 0;
      speechSamples = 0;
    } finally {
      lock.unlock();
    }
  }

  /** Adds to an utterance; false when it has been cut off or is too long. */
  boolean speak(long number, short[] samples) {
    lock.lock();
    try {
      if (number != utterance || speechSamples > (long) MOST_SPEECH_SECONDS * RATE) {
        return false;
      }
      if (samples.length > 0) {
        speech.add(samples);
        speechSamples += samples.length;
        something.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    SoundDevice.@Nullable Line line = open(null);
    try {
      while (true) {
        Chunk chunk = next();
        line = open(line);
        if (line == null) {
          dropAll();
        } else {
          line = write(line, chunk);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Closing");
    } catch (RuntimeException e) {
      LOG.error("The terminal is silent from now on", e);
    } finally {
      if (line != null) {
        line.close();
      }
    }
  }

  /** Waits until something is to sound. */
  private Chunk next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (earcons.isEmpty() && speech.isEmpty() && tail == 0) {
        if (closed) {
          throw new InterruptedException();
        }
        something.await();
      }
      if (earcons.isEmpty() && speech.isEmpty()) {
        tail--;
        return new Chunk(new short[CHUNK], null);
      }
      tail = TAIL_CHUNKS;
      return mixed();
    } finally {
      lock.unlock();
    }
  }

  private Chunk mixed() {
    Playing playing = earcons.peek();
    boolean begins = playing != null && playing.at == 0;
    short[] samples = new short[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      double sample = nextOfSpeech() * speechGain * (playing == null ? 1 : UNDER_EARCON);
      if (playing != null && playing.at < playing.earcon.length()) {
        sample += playing.earcon.sample(playing.at++) * earconGain;
      }
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }
    if (playing != null && playing.at == playing.earcon.length()) {
      earcons.remove();
    }
    return new Chunk(samples, begins ? playing : null);
  }

  private short nextOfSpeech() {
    short[] part = speech.peek();
    if (part == null) {
      return 0;
    }
    short sample = part[speechAt++];
    if (speechAt == part.length) {
      speech.remove();
      speechAt = 0;
    }
    return sample;
  }

  private SoundDevice.@Nullable Line open(SoundDevice.@Nullable Line open) {
    long now = nanoseconds.getAsLong();
    if (open != null || (looked && now - lookedAt < LOOK_AGAIN_NANOS)) {
      return open;
    }
    looked = true;
    lookedAt = now;
    try {
      SoundDevice.Line line = device.open();
      LOG.info("There is a sound device");
      absenceTold = false;
      return line;
    } catch (NoSoundException e) {
      if (!absenceTold) {
        absenceTold = true;
        LOG.warn("There is no sound device; the terminal is silent until there is one", e);
      }
      return null;
    }
  }

  private SoundDevice.@Nullable Line write(SoundDevice.Line line, Chunk chunk) {
    try {
      writingSince = nanoseconds.getAsLong();
      line.write(chunk.samples);
      long now = nanoseconds.getAsLong();
      writingSince = 0;
      Playing beginning = chunk.beginning;
      if (beginning != null) {
        listener.written(beginning.earcon, now - beginning.askedAt);
      }
      return line;
    } catch (NoSoundException e) {
      LOG.warn("The sound device went away", e);
      line.close();
      lookedAt = nanoseconds.getAsLong();
      return null;
    }
  }

  private void dropAll() {
    lock.lock();
    try {
      earcons.clear();
      speech.clear();
      speechAt = 0;
      tail = 0;
    } finally {
      lock.unlock();
    }
  }

  private void tellIfStuck() {
    long since = writingSince;
    if (!stuckTold && since != 0 && nanoseconds.getAsLong() - since > STUCK_NANOS) {
      stuckTold = true;
      LOG.warn("The sound device takes no sound; the terminal is silent until it does");
    }
  }

  /** Ends the thread; one that the device holds is left behind. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      earcons.clear();
      speech.clear();
      tail = 0;
      something.signal();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    try {
      thread.join(CLOSING_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
