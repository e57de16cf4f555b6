package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.clearkiosk.reader.profile.CpuProfile;
import org.junit.jupiter.api.Test;

class PcscConfigurationTest {
  private static final List<String> READERS =
      List.of(
          "ACS ACR1252 Dual Reader [ACR1252 SAM Interface] 00 00",
          "ACS ACR1252 Dual Reader [ACR1252 PICC Interface] 00 01",
          "Samsung Reader 01 00");

  @Test
  void takesEveryReaderThatIsNoSecurityModule() {
    assertThat(PcscConfiguration.automatic().wanted(READERS))
        .containsExactly(READERS.get(1), READERS.get(2));
    assertThat(PcscConfiguration.automatic().wanted(List.of())).isEmpty();
  }

  @Test
  void takesTheReaderOfTheName() {
    assertThat(PcscConfiguration.forReader("Samsung").wanted(READERS))
        .containsExactly(READERS.get(2));
    assertThat(PcscConfiguration.forReader("OMNIKEY").wanted(READERS)).isEmpty();
  }

  @Test
  void excludesNothingWhenNothingIsSaid() {
    PcscConfiguration all =
        new PcscConfiguration(
            "", "", CpuProfile.DEFAULT_APPLICATION, Duration.ofSeconds(1), Duration.ofSeconds(1));

    assertThat(all.wanted(READERS)).isEqualTo(READERS);
  }

  @Test
  void refusesWhatItCannotKeep() {
    assertThatIllegalArgumentException().isThrownBy(() -> PcscConfiguration.forReader("("));
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(31))) {
      assertThatIllegalArgumentException().isThrownBy(() -> with("F0434C4541524B01", wrong));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> with("F0", Duration.ofSeconds(1)));
  }

  private static PcscConfiguration with(String application, Duration timeout) {
    return new PcscConfiguration("", "", application, timeout, timeout);
  }
}
