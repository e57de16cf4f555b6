package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.profile.CpuProfile;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class OtherProgramTest {
  private static final String READER = "Bench 00 00";

  @Test
  void provesAfterAnotherProgramResetTheCard() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      OtherProgram.resetting(READER).close();
      ProofOutcome outcome =
          reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);

      assertThat(outcome).isInstanceOf(ProofOutcome.Proved.class);
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void readsACardThatAnotherProgramHeldAsSoonAsItIsFree() throws Exception {
    EventLog log = new EventLog();
    PcscConfiguration impatient =
        new PcscConfiguration(
            Bench.FIRST.includePattern(),
            "",
            CpuProfile.DEFAULT_APPLICATION,
            Duration.ofMillis(300),
            Duration.ofMillis(300));
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      slot.place("held", Bench.publishedCard());
      Bench.awaitNoticed(slot, "held");
      OtherProgram holder = OtherProgram.holding(READER);
      try {
        bench.reader(impatient, log);
        log.awaitExactly("ready", "unrecognised: in use");
      } finally {
        holder.close();
      }
      log.awaitExactly("ready", "unrecognised: in use", "left", "card 6008281001");
    }
    assertThat(log.all())
        .containsExactly("ready", "unrecognised: in use", "left", "card 6008281001");
  }
}
