package org.clearkiosk.server.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMaskTest {
  @ParameterizedTest
  @CsvSource({"林致远,林*远", "江川,江*", "欧阳清风,欧**风", "阿依古丽·买买提明,阿***明", "王,*", "𠮷田太郎,𠮷**郎", "'',*"})
  void theMiddleIsHidden(String name, String masked) {
    assertThat(NameMask.of(name)).isEqualTo(masked);
  }
}
