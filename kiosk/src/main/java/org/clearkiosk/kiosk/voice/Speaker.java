package org.clearkiosk.kiosk.voice;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says one thing at a time: what comes later cuts off what came before. Never waits. */
final class Speaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private final Espeak espeak;
  private final Loudspeaker loudspeaker;

  /** One that works, one that waits; what waits takes the latest utterance, so one is enough. */
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          task -> {
            Thread made = new Thread(task, "speech");
            made.setDaemon(true);
            return made;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  private final Object lock = new Object();
  private long latest;
  private @Nullable Utterance waiting;
  private Espeak.@Nullable Rendering rendering;

  Speaker(Espeak espeak, Loudspeaker loudspeaker) {
    this.espeak = espeak;
    this.loudspeaker = loudspeaker;
  }

  /** Says something, in place of what is being said. */
  void say(Utterance utterance) {
    cut(utterance);
    thread.execute(this::sayLatest);
  }

  /** Says no more. */
  void hush() {
    cut(null);
  }

  private void cut(@Nullable Utterance next) {
    synchronized (lock) {
      latest++;
      waiting = next;
      if (rendering != null) {
        rendering.kill();
        rendering = null;
      }
      loudspeaker.begin(latest);
    }
  }

  private void sayLatest() {
    Utterance utterance;
    long number;
    synchronized (lock) {
      utterance = waiting;
      number = latest;
      waiting = null;
    }
    if (utterance == null) {
      return;
    }
    try {
      Espeak.Rendering begun = espeak.begin(utterance);
      LOG.info("Says {}", utterance);
      if (current(number, begun)) {
        begun.into(samples -> loudspeaker.speak(number, samples));
      }
    } catch (IOException e) {
      tellIfStillWanted(number, e);
    }
  }

  private boolean current(long number, Espeak.Rendering begun) {
    synchronized (lock) {
      if (number == latest) {
        rendering = begun;
        return true;
      }
    }
    begun.kill();
    return false;
  }

  /** What was cut off ends like something that failed. */
  private void tellIfStillWanted(long number, IOException e) {
    synchronized (lock) {
      if (number != latest) {
        return;
      }
    }
    LOG.warn("A screen could not be read aloud", e);
  }

  @Override
  public void close() {
    hush();
    thread.shutdownNow();
  }
}
