package org.clearkiosk.sim.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hasty hands, without a window. */
@Timeout(60)
class BenchTest {
  private static final int PATIENCE = 20;

  @Test
  void aFullHandSaysSoAndTheEndOfMishapsIsNeverLost(@TempDir Path temporary) throws Exception {
    List<String> complaints = new CopyOnWriteArrayList<>();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch well = new CountDownLatch(1);
    try (Simulator simulator = Simulator.start(RunFolder.open(temporary), Deck.demo())) {
      Bench bench = new Bench(simulator, "full", complaints::add);
      simulator.addListener(
          status -> {
            if (status.readers().get(0).fault() instanceof CardFault.Mute) {
              busy.countDown();
              awaitQuietly(goOn);
            } else if (busy.getCount() == 0) {
              well.countDown();
            }
          });
      bench.happen(Place.SLOT_0, new CardFault.Mute());
      assertThat(busy.await(PATIENCE, TimeUnit.SECONDS)).isTrue();

      for (int hasty = 0; hasty < 5; hasty++) {
        bench.take(Place.SLOT_1);
      }
      bench.endAll();
      assertThat(complaints).containsExactly("full");

      goOn.countDown();
      assertThat(well.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      assertThat(simulator.slot(0).fault()).isEqualTo(new Fault.None());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
