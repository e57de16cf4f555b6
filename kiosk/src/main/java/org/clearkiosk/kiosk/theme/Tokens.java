package org.clearkiosk.kiosk.theme;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatPropertiesLaf;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.swing.UIDefaults;
import org.clearkiosk.kiosk.flow.Contrast;

/**
 * What the theme's files say: {@code kiosk.properties}, which all contrasts share, and the file of
 * one contrast. FlatLaf reads them, so that they may use all that its own files may.
 */
final class Tokens {
  private static final String SHARED = "kiosk";

  private static final Map<Contrast, Tokens> READ = new ConcurrentHashMap<>();

  private final FlatLaf laf;
  private final UIDefaults values;

  private Tokens(FlatLaf laf) {
    this.laf = laf;
    values = laf.getDefaults();
  }

  /** The tokens of a contrast. Its files are read once. */
  static Tokens of(Contrast contrast) {
    return READ.computeIfAbsent(contrast, Tokens::read);
  }

  private static Tokens read(Contrast contrast) {
    Properties properties = new Properties();
    read(SHARED, properties);
    read(contrast.name().toLowerCase(Locale.ROOT), properties);
    return new Tokens(new FlatPropertiesLaf("Clearance Kiosk", properties));
  }

  private static void read(String name, Properties into) {
    String file = name + ".properties";
    try (InputStream in =
        Objects.requireNonNull(Tokens.class.getResourceAsStream(file), file + " is missing")) {
      into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** FlatLaf with these tokens. */
  FlatLaf laf() {
    return laf;
  }

  Color colour(Tone tone) {
    return new Color(value(tone.key(), Color.class).getRGB());
  }

  double units(String key) {
    return value(key, Number.class).doubleValue();
  }

  String text(String key) {
    return value(key, String.class);
  }

  private <T> T value(String key, Class<T> type) {
    Object value = values.get(key);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "the theme's files: " + key + " must be a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
