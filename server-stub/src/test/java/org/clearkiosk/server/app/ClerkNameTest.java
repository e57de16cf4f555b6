package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClerkNameTest {
  @Test
  void whoCalledSudoIsNotedBesideTheClerksWord() {
    assertThat(ClerkName.noted("hall.desk-2", "wang"))
        .isEqualTo(Map.of("as", "hall.desk-2", "sudoUser", "wang"));
  }

  @Test
  void withoutSudoOrWithWhatIsNoNameTheClerksWordIsAll() {
    for (String sudoUser : new String[] {null, "", "a b", "a\nb", "x".repeat(65)}) {
      assertThat(ClerkName.noted("hall.desk-2", sudoUser)).isEqualTo(Map.of("as", "hall.desk-2"));
    }
  }
}
