package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which settings PostgreSQL keeps what it acknowledges, and with which it does not. */
class DurabilitySettingsTest {
  @ParameterizedTest
  @CsvSource({
    "150000, UTF8, false, on, on, on, ''",
    "150000, UTF8, false, on, on, on, 'FIRST 1 (n2)'",
    "150000, UTF8, false, on, on, remote_apply, 'FIRST 1 (n2)'",
    "140000, UTF8, false, on, on, local, ''"
  })
  void kept(
      int version,
      String encoding,
      boolean standby,
      String fsync,
      String fullPageWrites,
      String synchronousCommit,
      String standbys) {
    PostgreSqlEngine.Settings settings =
        new PostgreSqlEngine.Settings(
            version, encoding, standby, fsync, fullPageWrites, synchronousCommit, standbys);
    assertThatCode(() -> settings.check("db")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "130009, UTF8, false, on, on, on, '', PostgreSQL 14",
    "150000, SQL_ASCII, false, on, on, on, '', SQL_ASCII",
    "150000, UTF8, true, on, on, on, '', standby",
    "150000, UTF8, false, off, on, on, '', fsync",
    "150000, UTF8, false, on, off, on, '', full_page_writes",
    "150000, UTF8, false, on, on, off, '', synchronous_commit",
    "150000, UTF8, false, on, on, local, 'FIRST 1 (n2)', synchronous_commit"
  })
  void refused(
      int version,
      String encoding,
      boolean standby,
      String fsync,
      String fullPageWrites,
      String synchronousCommit,
      String standbys,
      String named) {
    PostgreSqlEngine.Settings settings =
        new PostgreSqlEngine.Settings(
            version, encoding, standby, fsync, fullPageWrites, synchronousCommit, standbys);
    assertThatThrownBy(() -> settings.check("db"))
        .isInstanceOf(UnfitDatabaseException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("Nothing was changed");
  }
}
