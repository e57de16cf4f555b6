package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.demo.DemoCampus;
import org.clearkiosk.server.demo.DemoLoader;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.PasswordHash;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads the demo campus. */
@Command(
    name = "demo-campus",
    description = {
      "Load the demo campus of 2012 into a campus that has no students: invented students, one for every"
          + " situation, with their cards (60 and the student number, key generation 1, the"
          + " published test key) and query passwords (the last six digits of the student number).",
      "Not for a server that real students use."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCampusCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.open();
    try (Database open = database.open(folder);
        Handle handle = open.openCommandWriter()) {
      CampusId id = campus.existing(handle);
      int students =
          new DemoLoader(
                  PolicySource.of(
                      Campuses.find(handle, id).orElseThrow(),
                      PolicySource.read(PolicySource.DEFAULT)),
                  PublishedReceiptKey.open(folder, open),
                  PasswordHash::of)
              .load(handle, id, Instant.now());
      if (students == 0) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE, "the campus has students already; nothing was changed");
      }
      boolean keyAdded =
          CardKeys.add(
              folder.cardMasterKeys(id),
              DemoCampus.CARD_KEY_GENERATION,
              DemoCampus.CARD_MASTER_KEY);
      if (!keyAdded) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE,
            "the students were loaded, but generation 1 has another master key: the demo cards"
                + " cannot prove themselves");
      }
      spec.commandLine().getOut().println(students + " students loaded");
    }
    return ExitCodes.DONE;
  }
}
