package org.clearkiosk.kiosk.screen.text;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearkiosk.kiosk.flow.Language;

/** The words of one language, out of {@code texts_zh.properties} or {@code texts_en.properties}. */
public final class Texts {
  private static final String FILE = "/org/clearkiosk/kiosk/screen/texts_%s.properties";

  /** Every screen wants them anew. */
  private static final Map<Language, Texts> READ = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Properties texts;

  private Texts(Locale locale, Properties texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /**
   * The words of a language.
   *
   * @throws IllegalStateException when the file is missing from the program
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Texts in(Language language) {
    return READ.computeIfAbsent(language, Texts::read);
  }

  private static Texts read(Language language) {
    String file = FILE.formatted(language.name().toLowerCase(Locale.ROOT));
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return new Texts(localeOf(language), texts);
  }

  /** The locale in which a language writes its days and numbers. */
  static Locale localeOf(Language language) {
    return switch (language) {
      case ZH -> Locale.SIMPLIFIED_CHINESE;
      case EN -> Locale.ENGLISH;
    };
  }

  /**
   * A text with its gaps filled.
   *
   * @throws IllegalArgumentException when there is no such text
   */
  public String get(String key, Object... fillings) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return new MessageFormat(text, locale).format(fillings);
  }

  /** The signs of all texts in all languages that a typeface lacks; empty when it has them all. */
  public static String missingIn(String family) {
    Font font = new Font(family, Font.PLAIN, 1);
    StringBuilder missing = new StringBuilder();
    for (Language language : Language.values()) {
      Texts.in(language).texts.values().stream()
          .flatMapToInt(text -> text.toString().codePoints())
          .filter(sign -> sign >= ' ' && !font.canDisplay(sign))
          .distinct()
          .forEach(missing::appendCodePoint);
    }
    return missing.toString();
  }

  /** The keys of all texts. */
  Set<String> keys() {
    return Objects.requireNonNull(texts.stringPropertyNames());
  }

  Locale locale() {
    return locale;
  }
}
