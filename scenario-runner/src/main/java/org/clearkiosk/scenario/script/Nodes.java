package org.clearkiosk.scenario.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads nodes as what they must be, or says in which line they are not. */
final class Nodes {
  private static final int LONGEST_NUMBER = 9;

  private Nodes() {}

  /** Where a node begins, from 1. */
  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  static String text(Node node) throws MistakenException {
    if (node instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw new MistakenException(node, "a word is missing here", "write one, not a list or nothing");
  }

  /** A text of a form that a regular expression tells. */
  static String text(Node node, String form, String remedy) throws MistakenException {
    String text = text(node);
    if (!text.matches(form)) {
      throw new MistakenException(node, text + " does not fit here", remedy);
    }
    return text;
  }

  static boolean flag(Node node) throws MistakenException {
    return switch (text(node)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new MistakenException(node, "neither true nor false", "write one of them");
    };
  }

  static int number(Node node, int least, int most) throws MistakenException {
    String text = text(node);
    if (text.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new MistakenException(
        node, text + " is no number that fits", "write one from " + least + " to " + most);
  }

  /** One of several words. */
  static String word(Node node, Collection<String> words) throws MistakenException {
    String text = text(node);
    if (!words.contains(text)) {
      throw new MistakenException(node, text + " does not fit here", suggestion(words));
    }
    return text;
  }

  /** One of several constants, each by its word. */
  static <E> E constant(Node node, E[] constants, Function<E, String> word)
      throws MistakenException {
    String text = word(node, List.of(constants).stream().map(word).toList());
    return List.of(constants).stream()
        .filter(constant -> word.apply(constant).equals(text))
        .findFirst()
        .orElseThrow();
  }

  static MappingNode mapping(Node node, String what) throws MistakenException {
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw new MistakenException(node, what + " is missing here", "write it as \"name: value\"");
  }

  static List<Node> list(Node node, String what) throws MistakenException {
    if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      return sequence.getValue();
    }
    throw new MistakenException(node, what + " are missing here", "write a list, each with a dash");
  }

  static List<String> texts(Node node) throws MistakenException {
    List<String> texts = new ArrayList<>();
    for (Node each : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      texts.add(text(each));
    }
    return List.copyOf(texts);
  }

  static String suggestion(Collection<String> words) {
    return "write one of: " + words.stream().sorted().collect(Collectors.joining(", "));
  }
}
