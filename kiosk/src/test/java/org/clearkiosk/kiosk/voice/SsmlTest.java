package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearkiosk.kiosk.flow.Language;
import org.junit.jupiter.api.Test;

class SsmlTest {
  @Test
  void eachStretchIsGivenToTheVoiceThatReadsItsLetters() {
    assertThat(chinese("代码 C-11。再来")).contains(zh("代码 ") + en("C-11") + zh("。再来"));
    assertThat(chinese("请按 3 号键")).contains(zh("请按 3 号键"));
    assertThat(english("林某远, this is yours")).contains(zh("林某远") + en(", this is yours"));
  }

  @Test
  void whatIsWrittenForTheEyeIsSaidForTheEar() {
    assertThat(english("Balance of ¥1,058.80")).contains("Balance of 1,058.80 yuan");
    assertThat(english("11–20\u00a0June")).contains("11 to 20 June");
    assertThat(chinese("6\u00a0月\u00a011\u00a0—\u00a020\u00a0日")).contains("6 月 11 到 20 日");
    assertThat(chinese("周一至周五 8:30")).contains("8 点 30 分");
    assertThat(chinese("这 2 件事，12 件，2 月")).contains("这 两 件事，12 件，2 月");
    assertThat(chinese("上午 10:00 开")).contains("10 点 开");
  }

  @Test
  void wordsWithAnotherReadingAreSpelled() {
    assertThat(chinese("退到中国银行卡")).contains("退到中国yin2hang2卡");
  }

  @Test
  void nothingInATextIsTakenForMarkup() {
    assertThat(english("<break time=\"9s\"/> & 1 < 2\u0007"))
        .contains("&lt;break time=\"9s\"/&gt; &amp; 1 &lt; 2<");
  }

  private static String zh(String text) {
    return "<voice name=\"cmn-latn-pinyin\">" + text + "</voice>";
  }

  private static String en(String text) {
    return "<voice name=\"en-gb\">" + text + "</voice>";
  }

  private static String chinese(String text) {
    return Ssml.of(new Utterance("test", Language.ZH, List.of(text)));
  }

  private static String english(String text) {
    return Ssml.of(new Utterance("test", Language.EN, List.of(text)));
  }
}
