package org.clearkiosk.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void onlyTheRightPasswordMatches() {
    String hash = PasswordHash.of("281001");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("281001");
    assertThat(PasswordHash.matches(hash, "281001")).isTrue();
    assertThat(PasswordHash.matches(hash, "281002")).isFalse();
  }

  @Test
  void theSamePasswordHashesToSomethingElseEachTime() {
    assertThat(PasswordHash.of("281001")).isNotEqualTo(PasswordHash.of("281001"));
  }

  /**
   * Made with the reference implementation: {@code argon2 somesalt -id -t 2 -k 65536 -p 1 -l 24}.
   */
  @Test
  void aHashMadeElsewhereMatches() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(PasswordHash.matches(hash, "password")).isTrue();
    assertThat(PasswordHash.matches(hash, "passwort")).isFalse();
  }

  @Test
  void whatIsNoHashMatchesNothing() {
    assertThat(PasswordHash.matches("", "")).isFalse();
    assertThat(PasswordHash.matches("281001", "281001")).isFalse();
  }
}
