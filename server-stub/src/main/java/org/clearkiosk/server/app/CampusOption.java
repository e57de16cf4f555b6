package org.clearkiosk.server.app;

import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.store.Campuses;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Option;

/** The option of the commands that touch one campus's data. */
final class CampusOption {
  @Option(
      names = "--campus",
      paramLabel = "ID",
      defaultValue = "main",
      description = "Which campus (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  /** The campus that was named; whether there is such a one is not looked at. */
  CampusId checked() throws CommandFailure {
    return checked("--campus", id);
  }

  /** The campus that was named and that the database has. */
  CampusId existing(Handle handle) throws CommandFailure {
    return existing(handle, checked()).id();
  }

  /** A campus that the database has. */
  static Campuses.Campus existing(Handle handle, CampusId id) throws CommandFailure {
    Optional<Campuses.Campus> campus = Campuses.find(handle, id);
    if (campus.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "there is no campus %s; nothing was changed. \"campus list\" shows them, \"campus add\" adds one"
              .formatted(id));
    }
    return campus.get();
  }

  /** Reads a campus's id. */
  static CampusId checked(String where, String id) throws CommandFailure {
    try {
      return new CampusId(id);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, where + ": 1 to 32 of a-z, 0-9 and -, not - first");
    }
  }
}
