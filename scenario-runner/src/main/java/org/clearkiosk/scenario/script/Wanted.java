package org.clearkiosk.scenario.script;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.demo.Screen;

/**
 * The screen that a step waits for.
 *
 * @param name the screen's name; empty for any
 * @param codes the failure codes that it may show; empty for none at all
 * @param detail what else tells it from others of its name; empty for whatever it is
 * @param facts what it has to show besides, each by its name
 * @param control a control that has to take touches; empty where none has to
 * @param within how long it may take to come
 */
public record Wanted(
    Optional<String> name,
    List<String> codes,
    Optional<String> detail,
    Map<String, String> facts,
    Optional<String> control,
    Duration within) {
  /** How long a screen may take on a busy machine when a step does not say. */
  public static final Duration USUAL = Duration.ofSeconds(30);

  /** Keeps a copy. */
  public Wanted {
    codes = List.copyOf(codes);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** The idle screen that takes the next card. */
  public static Wanted ready() {
    return new Wanted(
        Optional.of("Idle"),
        List.of(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Duration.ofSeconds(60));
  }

  /** Whether a screen is the wanted one. */
  public boolean fits(Screen screen) {
    return name.map(screen.screen()::equals).orElse(true)
        && (screen.code() == null ? codes.isEmpty() : codes.contains(screen.code()))
        && detail.map(wanted -> wanted.equals(screen.detail())).orElse(true)
        && screen.facts().entrySet().containsAll(facts.entrySet())
        && control.map(screen.controls()::containsKey).orElse(true);
  }

  /** In words. */
  public String told() {
    StringBuilder words = new StringBuilder(name.orElse("a screen"));
    if (!codes.isEmpty()) {
      words.append(" with code ").append(String.join(" or ", codes));
    }
    detail.ifPresent(text -> words.append(", ").append(text));
    facts.forEach((fact, value) -> words.append(", ").append(fact).append(" ").append(value));
    control.ifPresent(text -> words.append(", where ").append(text).append(" takes touches"));
    return words.toString();
  }
}
