package org.clearkiosk.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A configuration file: YAML 1.2, one mapping of settings, each a value or a list of values. A file
 * of more than 64 KiB, an unknown setting, or one that stands there twice is a mistake.
 *
 * @param settings in the file's order
 * @param mistakes in the file's order; with any of them the settings are not to be used
 */
public record ConfigurationFile(List<Setting> settings, List<Mistake> mistakes) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final String SAVE_AS_UTF_8 = "save it as UTF-8";

  /** Keeps copies. */
  public ConfigurationFile {
    settings = List.copyOf(settings);
    mistakes = List.copyOf(mistakes);
  }

  /** A file that sets nothing. */
  public static ConfigurationFile empty() {
    return new ConfigurationFile(List.of(), List.of());
  }

  /** What stands for a file of a name that this system cannot write. */
  static ConfigurationFile unnameable(String name) {
    return wrong(
        0,
        "no file can be named " + name + " here",
        "start this in a locale of UTF-8, as with LC_ALL=C.UTF-8, or give it another name");
  }

  /**
   * Reads a file.
   *
   * @param known the names of the settings that there are
   */
  public static ConfigurationFile read(Path file, Set<String> known) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return wrong(1, "longer than 64 KiB", "name the right file");
      }
      return parse(Files.readString(file, StandardCharsets.UTF_8), known);
    } catch (NoSuchFileException e) {
      return wrong(1, "there is no such file", "name another, or make it");
    } catch (MalformedInputException e) {
      return wrong(1, "not written in UTF-8", SAVE_AS_UTF_8);
    } catch (IOException e) {
      return wrong(
          1,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "let this program's user read it");
    }
  }

  private static ConfigurationFile parse(String text, Set<String> known) {
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeReader(new StringReader(text));
      return root.map(node -> new Reading(known).of(node)).orElseGet(ConfigurationFile::empty);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return wrong(line, "no YAML: " + e.getProblem(), "write each setting as \"name: value\"");
    } catch (YamlEngineException e) {
      return wrong(1, "no YAML", "write each setting as \"name: value\"");
    }
  }

  private static ConfigurationFile wrong(int line, String what, String remedy) {
    return new ConfigurationFile(List.of(), List.of(new Mistake(line, what, remedy)));
  }

  /** Goes through the nodes of one file. */
  private static final class Reading {
    private final Set<String> known;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    Reading(Set<String> known) {
      this.known = known;
    }

    ConfigurationFile of(Node root) {
      if (root instanceof MappingNode mapping) {
        mapping.getValue().forEach(this::setting);
      } else {
        mistakes.add(
            new Mistake(line(root), "no settings", "write each setting as \"name: value\""));
      }
      return new ConfigurationFile(settings, mistakes);
    }

    private void setting(NodeTuple tuple) {
      int line = line(tuple.getKeyNode());
      String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "(a list)";
      if (!known.contains(key)) {
        mistakes.add(new Mistake(line, key + " is no setting", Spelling.remedy(key, known)));
        return;
      }
      Integer before = lines.putIfAbsent(key, line);
      if (before != null) {
        mistakes.add(
            new Mistake(
                line, "%s stands in line %d already".formatted(key, before), "keep one of them"));
        return;
      }
      Optional<List<String>> values = values(tuple.getValueNode());
      if (values.isPresent()) {
        settings.add(new Setting(key, values.get(), line));
      } else {
        mistakes.add(new Mistake(line, key + " has no value", "give it one, or take the line out"));
      }
    }

    /** Empty where there is no value, or something else than values. */
    private static Optional<List<String>> values(Node node) {
      List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
      List<String> values = new ArrayList<>();
      for (Node each : nodes) {
        if (!(each instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
          return Optional.empty();
        }
        values.add(scalar.getValue());
      }
      return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private static int line(Node node) {
      return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
  }
}
