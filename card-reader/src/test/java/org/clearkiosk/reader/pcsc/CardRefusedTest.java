package org.clearkiosk.reader.pcsc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

/** polkit lets the program at the readers (access_pcsc), and not at their cards (access_card). */
class CardRefusedTest {

  @Test
  void isLostAsNotPermittedUntilTheCardMayBeRead() throws Exception {
    EventLog log = new EventLog();
    AtomicBoolean refused = new AtomicBoolean(true);
    PcscLibrary library = refusing(SunPcscLibrary.load(), refused);
    try (Bench bench = Bench.start();
        PcscReader reader =
            new PcscReader(
                Bench.FIRST,
                SectorKeySource.none(),
                Dumping.none(),
                new ReaderAllotment(),
                () -> library)) {
      VirtualReader slot = bench.firstSlot();
      reader.start(log);
      log.awaitNext("ready");
      slot.place("one", Bench.publishedCard());
      log.awaitNext("lost: not permitted");
      slot.remove();
      log.awaitNext("ready");

      slot.place("one", Bench.publishedCard());
      log.awaitNext("lost: not permitted");
      refused.set(false);
      log.awaitNext("ready");
      log.awaitNext("card 6008281001");
      log.assertNothingMore();
    }
  }

  /** This pcscd knows no polkit, so the one function is refused here; all else is the real one. */
  private static PcscLibrary refusing(PcscLibrary real, AtomicBoolean refused) {
    return (PcscLibrary)
        Proxy.newProxyInstance(
            PcscLibrary.class.getClassLoader(),
            new Class<?>[] {PcscLibrary.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("connect") && refused.get()) {
                throw new PcscException("SCardConnect", PcscException.SECURITY_VIOLATION);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
