package org.clearkiosk.cardtool.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.PcscSurvey;
import org.clearkiosk.reader.pn532.Pn532Configuration;
import org.clearkiosk.reader.pn532.Pn532Opening;
import org.clearkiosk.reader.pn532.Pn532Session;
import org.jspecify.annotations.Nullable;

/** The machine that this runs on. */
public final class ThisMachine {
  private static final Duration BOUND = Duration.ofSeconds(5);

  private ThisMachine() {}

  /**
   * Looks at what has to be asked before the checks.
   *
   * @param user whose rights count; null for whoever runs this
   * @param serial serial devices that are asked for a PN532
   */
  public static Machine look(@Nullable String user, List<String> serial) {
    String own = System.getProperty("user.name", "?");
    SystemFiles files = new SystemFiles(Path.of("/"));
    CardService service;
    try (PcscSurvey survey = new PcscSurvey()) {
      service = survey.look(BOUND);
    }
    return new Machine(
        files,
        new ProcessRunner(),
        System.getenv(),
        JavaFacts.own(),
        user == null ? own : user,
        user == null || user.equals(own),
        service,
        serial.stream().map(device -> ask(files, device)).toList());
  }

  private static SerialAnswer ask(SystemFiles files, String device) {
    if (!Holders.of(files, device).isEmpty()) {
      // A second program on the line would disturb the first, which may be the kiosk
      return new SerialAnswer(device, Optional.empty(), Optional.empty());
    }
    Pn532Opening opening = Pn532Session.open(device, Pn532Configuration.DEFAULT_BAUD);
    if (opening instanceof Pn532Opening.InUse) {
      return new SerialAnswer(device, Optional.empty(), Optional.empty());
    }
    if (opening instanceof Pn532Opening.Failed failed) {
      return new SerialAnswer(device, Optional.empty(), Optional.of(failed.why()));
    }
    try (Pn532Session session = ((Pn532Opening.Opened) opening).session()) {
      return new SerialAnswer(device, Optional.of(session.firmware()), Optional.empty());
    }
  }
}
