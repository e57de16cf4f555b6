package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tokens of the source systems; of each only its digest. */
public final class SourceTokens {
  private static final String SELECT =
      "SELECT campus, name, source, office, kinds, scopes, digest, added_at, expires_at, revoked_at,"
          + " last_used_at FROM source_token WHERE ";

  private SourceTokens() {}

  /**
   * A token. All times are real.
   *
   * @param identity whose it is
   * @param digest of the token, as {@link org.clearkiosk.server.identity.Secrets#digest} makes it
   * @param addedAt when it was made
   * @param expiresAt when it ends
   * @param revokedAt when it was revoked; null while it was not
   * @param lastUsedAt when it was last used, to the minute; null while it was not
   */
  public record Entry(
      SourceIdentity identity,
      String digest,
      Instant addedAt,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt) {
    /** Whether it may be used. */
    public boolean serves(Instant now) {
      return revokedAt == null && now.isBefore(expiresAt);
    }
  }

  /**
   * Adds a token.
   *
   * @return false when there is one of that name, revoked or not
   */
  public static boolean add(
      Handle handle, SourceIdentity identity, String digest, Instant expiresAt, Instant now) {
    return handle.execute(
            "INSERT INTO source_token (campus, name, source, office, kinds, scopes, digest, added_at, expires_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (campus, name) DO NOTHING",
            identity.campus().value(),
            identity.token(),
            identity.source(),
            identity.office(),
            identity.kinds().stream().sorted().collect(Collectors.joining(" ")),
            identity.scopes().stream()
                .map(SourceScope::word)
                .sorted()
                .collect(Collectors.joining(" ")),
            digest,
            now.toEpochMilli(),
            expiresAt.toEpochMilli())
        == 1;
  }

  /**
   * Ends a token's right to speak; nothing happens when it has ended before.
   *
   * @return false when there is none of that name
   */
  public static boolean revoke(Handle handle, CampusId campus, String name, Instant now) {
    return handle.execute(
            "UPDATE source_token SET revoked_at = COALESCE(revoked_at, ?) WHERE campus = ? AND name = ?",
            now.toEpochMilli(),
            campus.value(),
            name)
        == 1;
  }

  /** Notes that a token was used. */
  public static void used(Handle handle, SourceIdentity identity, Instant now) {
    handle.execute(
        "UPDATE source_token SET last_used_at = ? WHERE campus = ? AND name = ?",
        now.toEpochMilli(),
        identity.campus().value(),
        identity.token());
  }

  /** The token of a digest, whether it serves or not. */
  public static Optional<Entry> find(Handle handle, String digest) {
    return handle.select(SELECT + "digest = ?", digest).map((row, context) -> entry(row)).findOne();
  }

  /** All of a campus, in the order of their names. */
  public static List<Entry> all(Handle handle, CampusId campus) {
    return handle
        .select(SELECT + "campus = ? ORDER BY name", campus.value())
        .map((row, context) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Set<SourceScope> scopes =
        words(row, "scopes")
            .flatMap(word -> SourceScope.of(word).stream())
            .collect(Collectors.toSet());
    return new Entry(
        new SourceIdentity(
            new CampusId(row.getString("campus")),
            row.getString("name"),
            row.getString("source"),
            row.getString("office"),
            words(row, "kinds").collect(Collectors.toSet()),
            scopes),
        row.getString("digest"),
        Instant.ofEpochMilli(row.getLong("added_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        instant(row, "revoked_at"),
        instant(row, "last_used_at"));
  }

  private static Stream<String> words(ResultSet row, String column) throws SQLException {
    return Arrays.stream(row.getString(column).split(" ", -1)).filter(word -> !word.isEmpty());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long milliseconds = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
  }
}
