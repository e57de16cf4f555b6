package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Text;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The campuses that an installation serves. There is always {@link CampusId#MAIN}. */
public final class Campuses {
  private static final String SELECT = "SELECT id, name_zh, name_en, policy FROM campus";

  private Campuses() {}

  /**
   * A campus.
   *
   * @param name in both languages
   * @param policy the text of its policy file; null where it has the one that the server is started
   *     with
   */
  public record Campus(CampusId id, Text name, @Nullable String policy) {}

  /**
   * Adds a campus.
   *
   * @return false when there is one of that id; nothing is changed then
   */
  public static boolean add(Handle handle, Campus campus, Instant now) {
    return handle.execute(
            "INSERT INTO campus (id, name_zh, name_en, policy, added_at) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO NOTHING",
            campus.id().value(),
            campus.name().zh(),
            campus.name().en(),
            campus.policy(),
            now.toEpochMilli())
        == 1;
  }

  /** Gives a campus another name and another policy. */
  public static void change(Handle handle, Campus campus) {
    handle.execute(
        "UPDATE campus SET name_zh = ?, name_en = ?, policy = ? WHERE id = ?",
        campus.name().zh(),
        campus.name().en(),
        campus.policy(),
        campus.id().value());
  }

  /** The campus of an id. */
  public static Optional<Campus> find(Handle handle, CampusId id) {
    return handle
        .select(SELECT + " WHERE id = ?", id.value())
        .map((row, context) -> campus(row))
        .findOne();
  }

  /** All of them, in the order of their ids. */
  public static List<Campus> all(Handle handle) {
    return handle.select(SELECT + " ORDER BY id").map((row, context) -> campus(row)).list();
  }

  private static Campus campus(ResultSet row) throws SQLException {
    return new Campus(
        new CampusId(row.getString("id")),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getString("policy"));
  }
}
