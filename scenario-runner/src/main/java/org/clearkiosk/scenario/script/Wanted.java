package org.clearkiosk.scenario.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.demo.Screen;

/**
 * The screen that a step waits for.
 *
 * @param name the screen's name; empty for any
 * @param codes the failure codes that it may show; empty for none at all
 * @param detail what else tells it from others of its name; empty for whatever it is
 * @param control a control that has to take touches; empty where none has to
 * @param within how long it may take to come
 */
public record Wanted(
    Optional<String> name,
    List<String> codes,
    Optional<String> detail,
    Optional<String> control,
    Duration within) {
  /** How long a screen may take on a busy machine when a step does not say. */
  public static final Duration USUAL = Duration.ofSeconds(30);

  /** Keeps a copy. */
  public Wanted {
    codes = List.copyOf(codes);
  }

  /** The idle screen that takes the next card. */
  public static Wanted ready() {
    return new Wanted(
        Optional.of("Idle"), List.of(), Optional.empty(), Optional.empty(), Duration.ofSeconds(60));
  }

  /** Whether a screen is the wanted one. */
  public boolean fits(Screen screen) {
    return name.map(screen.screen()::equals).orElse(true)
        && (screen.code() == null ? codes.isEmpty() : codes.contains(screen.code()))
        && detail.map(wanted -> wanted.equals(screen.detail())).orElse(true)
        && control.map(screen.controls()::containsKey).orElse(true);
  }

  /** In words. */
  public String told() {
    StringBuilder words = new StringBuilder(name.orElse("a screen"));
    if (!codes.isEmpty()) {
      words.append(" with code ").append(String.join(" or ", codes));
    }
    detail.ifPresent(text -> words.append(", ").append(text));
    control.ifPresent(text -> words.append(", where ").append(text).append(" takes touches"));
    return words.toString();
  }
}
