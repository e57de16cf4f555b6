package org.clearkiosk.kiosk.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearkiosk.kiosk.flow.Language;

/**
 * How an utterance is written down for espeak-ng: as SSML (W3C Speech Synthesis Markup Language
 * 1.1), in which each stretch of a text is given to a voice that can read its letters.
 *
 * <p>The Chinese voice is {@code cmn-latn-pinyin}: of espeak-ng 1.51's two it is the one that has
 * Mandarin's sounds; {@code cmn} takes most characters for English spellings of their pinyin. It
 * knows one reading a character, so words that need another are spelled for it.
 */
final class Ssml {
  private static final String SPELLINGS = "/org/clearkiosk/kiosk/voice/spellings_zh.properties";

  /** Latin letters, and what belongs to them: {@code R-01}, {@code TL-SG1008}, {@code Wi-Fi}. */
  private static final Pattern LATIN =
      Pattern.compile("[0-9A-Za-z]*[A-Za-z][A-Za-z0-9]*(?:[-'’.][A-Za-z0-9]+)*");

  private static final Pattern HAN = Pattern.compile("[\\p{IsHan}，。、；：！？（）]+");
  private static final Pattern YUAN = Pattern.compile("¥([0-9][0-9,]*(?:\\.[0-9]+)?)");
  private static final Pattern CLOCK = Pattern.compile("\\b([01]?[0-9]|2[0-3]):([0-5][0-9])\\b");
  private static final Pattern TWO = Pattern.compile("(?<![0-9.,:] ?)2(?= ?[件处张个次位])");
  private static final Pattern RANGE = Pattern.compile("(?<=[0-9日月])\\s*[—–]\\s*(?=[0-9])");

  private final Language language;
  private final Properties spellings;

  private Ssml(Language language) {
    this.language = language;
    spellings = spellings();
  }

  /** The voice's name in espeak-ng. */
  static String voice(Language language) {
    return switch (language) {
      case ZH -> "cmn-latn-pinyin";
      case EN -> "en-gb";
    };
  }

  /** The document. */
  static String of(Utterance utterance) {
    Ssml ssml = new Ssml(utterance.language());
    StringBuilder document = new StringBuilder("<speak>\n");
    utterance
        .sentences()
        .forEach(sentence -> document.append("<s>").append(ssml.marked(sentence)).append("</s>\n"));
    return document.append("</speak>\n").toString();
  }

  private String marked(String sentence) {
    String readable = readable(sentence);
    Matcher foreign = (language == Language.ZH ? LATIN : HAN).matcher(readable);
    StringBuilder marked = new StringBuilder();
    int from = 0;
    while (foreign.find()) {
      marked.append(spoken(language, readable.substring(from, foreign.start())));
      marked.append(spoken(language.other(), foreign.group()));
      from = foreign.end();
    }
    return marked.append(spoken(language, readable.substring(from))).toString();
  }

  /** What is written for the eye, as it is said. */
  private String readable(String sentence) {
    String readable = sentence.replace('\u00a0', ' ').replace('\n', ' ');
    readable = RANGE.matcher(readable).replaceAll(language == Language.ZH ? " 到 " : " to ");
    if (language == Language.ZH) {
      readable = TWO.matcher(readable).replaceAll("两");
      return CLOCK.matcher(readable).replaceAll("$1 点 $2 分").replace(" 00 分", "");
    }
    return YUAN.matcher(readable).replaceAll("$1 yuan");
  }

  private String spoken(Language by, String text) {
    if (text.isBlank()) {
      return text;
    }
    String spelled = by == Language.ZH ? spelled(text) : text;
    return "<voice name=\"" + voice(by) + "\">" + escaped(spelled) + "</voice>";
  }

  private String spelled(String text) {
    String spelled = text;
    List<String> words = new ArrayList<>(spellings.stringPropertyNames());
    words.sort(Comparator.comparingInt(String::length).reversed());
    for (String word : words) {
      spelled = spelled.replace(word, spellings.getProperty(word));
    }
    return spelled;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                  if (!Character.isISOControl(point)) {
                    escaped.appendCodePoint(point);
                  }
                }
              }
            });
    return escaped.toString();
  }

  /** Whether a text is written in Chinese characters. */
  static boolean chinese(String text) {
    return text.codePoints().anyMatch(point -> UnicodeScript.of(point) == UnicodeScript.HAN);
  }

  private static Properties spellings() {
    Properties spellings = new Properties();
    try (InputStream in = Ssml.class.getResourceAsStream(SPELLINGS)) {
      if (in == null) {
        throw new IllegalStateException(SPELLINGS + " is missing from the program");
      }
      spellings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(SPELLINGS, e);
    }
    return spellings;
  }
}
