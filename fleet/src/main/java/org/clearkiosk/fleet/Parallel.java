package org.clearkiosk.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same for many, some at a time. */
final class Parallel {
  private Parallel() {}

  /** Makes something of one. */
  @FunctionalInterface
  interface Making<T, R> {
    R make(T from) throws Exception;
  }

  /** Does something with one. */
  @FunctionalInterface
  interface Doing<T> {
    void act(T with) throws Exception;
  }

  /**
   * Makes something of each, in their order.
   *
   * @param atATime how many at a time, at least 1
   * @throws ExecutionException when one fails; the others are done or left
   */
  static <T, R> List<R> map(List<T> all, int atATime, Making<T, R> making)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    try {
      List<Callable<R>> tasks = new ArrayList<>();
      for (T each : all) {
        tasks.add(() -> making.make(each));
      }
      List<R> made = new ArrayList<>();
      for (Future<R> done : threads.invokeAll(tasks)) {
        made.add(done.get());
      }
      return made;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Does something with each. */
  static <T> void each(List<T> all, int atATime, Doing<T> doing)
      throws InterruptedException, ExecutionException {
    map(
        all,
        atATime,
        each -> {
          doing.act(each);
          return true;
        });
  }
}
