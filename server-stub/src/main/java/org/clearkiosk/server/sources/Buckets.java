package org.clearkiosk.server.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets, one for each name: so much at once, and so much a second. Kept by this process
 * alone; of too many names the one that was longest not asked for is forgotten.
 */
final class Buckets {
  private static final double MILLISECONDS = 1_000;
  private static final int MOST_NAMES = 4_096;

  private final InstantSource realTime;
  private final int largest;
  private final double aSecond;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75F, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_NAMES;
        }
      };

  /**
   * @param largest how much at once
   * @param aSecond how much comes back a second
   */
  Buckets(InstantSource realTime, int largest, double aSecond) {
    this.realTime = realTime;
    this.largest = largest;
    this.aSecond = aSecond;
  }

  /** What was left at a moment. */
  private record Bucket(double left, Instant at) {}

  /**
   * Takes so much, when it is there.
   *
   * @param cost 0 to the largest
   * @return 0, or how many seconds it takes until it is there
   */
  synchronized int take(String name, int cost) {
    double left = left(name);
    if (cost > left) {
      return seconds(cost - left);
    }
    buckets.put(name, new Bucket(left - cost, realTime.instant()));
    return 0;
  }

  /** How many seconds it takes until so much is there; 0 when it is. */
  synchronized int wait(String name, int cost) {
    return seconds(Math.max(0, cost - left(name)));
  }

  private int seconds(double missing) {
    return (int) Math.ceil(missing / aSecond);
  }

  private double left(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      return largest;
    }
    Instant now = realTime.instant();
    if (now.isBefore(bucket.at())) {
      // the clock was set back: it would give nothing back until it has caught up
      buckets.put(name, new Bucket(bucket.left(), now));
      return bucket.left();
    }
    double seconds = Duration.between(bucket.at(), now).toMillis() / MILLISECONDS;
    return Math.min(largest, bucket.left() + seconds * aSecond);
  }
}
