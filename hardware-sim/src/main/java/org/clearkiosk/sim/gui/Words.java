package org.clearkiosk.sim.gui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/** What the window says, in one language. */
final class Words {
  private final Language language;
  private final Properties texts = new Properties();

  /** The languages. */
  enum Language {
    /** Simplified Chinese. */
    CHINESE("zh"),
    /** English. */
    ENGLISH("en");

    private final String code;

    Language(String code) {
      this.code = code;
    }

    /** The one that fits a locale. */
    static Language of(Locale locale) {
      return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    Language other() {
      return this == CHINESE ? ENGLISH : CHINESE;
    }
  }

  private Words(Language language) {
    this.language = language;
  }

  /** The words of a language. */
  static Words in(Language language) {
    Words words = new Words(language);
    String name = "words_" + language.code + ".properties";
    try (InputStream file = Words.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the program is incomplete: it lacks " + name);
      }
      words.texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Language language() {
    return language;
  }

  /**
   * A text.
   *
   * @param values what takes the places {@code {0}}, {@code {1}}
   */
  String of(String key, Object... values) {
    @Nullable String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return new MessageFormat(text, Locale.ROOT).format(values);
  }

  /** What is particular about a card. */
  String title(CardFile card) {
    return language == Language.CHINESE ? card.title().chinese() : card.title().english();
  }

  /** A fault's name, short enough for a button. */
  String name(FaultKind kind) {
    if (language == Language.CHINESE) {
      return kind.chinese();
    }
    String words = kind.word().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
